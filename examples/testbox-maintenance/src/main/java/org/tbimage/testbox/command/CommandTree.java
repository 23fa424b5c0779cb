package org.tbimage.testbox.command;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tbimage.action.Action;
import org.tbimage.core.Tbimage;
import org.tbimage.testbox.pxe.PxeConfCommand;
import org.tbimage.testbox.terminal.Console;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.PicocliException;

/** All commands: the installed actions, and those of our own. */
public final class CommandTree {
    /** Name of the program. */
    public static final String PROGRAM = "testbox-maintenance";

    private static final List<Command> OWN = List.of(
            new ListCommand(),
            new ShowCommand(),
            new ActionsCommand(),
            new CodecsCommand(),
            new StoresCommand(),
            new DevicesCommand(),
            PxeConfCommand.ofThisMachine(),
            new ServiceCommand());

    private CommandTree() {}

    /**
     * Makes a parser for what is installed.
     *
     * @param tbimage what is installed
     * @param console is told of actions that can't be commands
     * @return the parser, for one command line
     */
    public static CommandLine of(Tbimage tbimage, Console console) {
        CommandLine parser = new CommandLine(root());
        addActions(parser, tbimage.actions().all(), console);
        OWN.forEach(command -> parser.addSubcommand(command.name(), new BoundCommand(command).spec()));
        // file names are taken as they stand: '@' and quotes mean nothing
        return parser.setExpandAtFiles(false).setTrimQuotes(false).setInterpolateVariables(false);
    }

    /** One bad plugin must not take all other commands away, so what can't be a command is left out. */
    static void addActions(CommandLine parser, Collection<Action> actions, Console console) {
        for (Action action : actions) {
            try {
                if (OWN.stream().anyMatch(command -> command.name().equals(action.name()))) {
                    throw new PicocliException("there is a command of that name");
                }
                parser.addSubcommand(action.name(), new BoundCommand(new ActionCommand(action)).spec());
            } catch (PicocliException e) {
                console.warning("the action '" + action.name() + "' is left out: " + e.getMessage());
            }
        }
    }

    private static CommandSpec root() {
        CommandSpec spec = CommandSpec.create()
                .name(PROGRAM)
                .version(Version.lines())
                .addOption(CommonOptions.help())
                .addOption(CommonOptions.version());
        spec.usageMessage()
                .description("Backs up and restores the disks of test boxes.")
                .synopsisSubcommandLabel("COMMAND")
                .commandListHeading("%nCommands:%n")
                .exitCodeListHeading("%nExit codes (the rest: docs/exit-codes.md):%n")
                .exitCodeList(exitCodes())
                .footer(
                        "%nEach command has a --help of its own. Without a command, a box that was started for an action"
                                + " runs 'service'.");
        return spec;
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>(); // in this order
        codes.put("0", "all went well");
        codes.put("1", "something unexpected failed");
        codes.put("2", "wrong use");
        codes.put("130", "stopped by Ctrl-C; 143: by SIGTERM");
        return codes;
    }
}
