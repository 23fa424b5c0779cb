package org.tbimage.testbox.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tbimage.action.Action;
import org.tbimage.core.Tbimage;
import org.tbimage.testbox.output.Program;
import org.tbimage.testbox.pxe.PxeConfCommand;
import org.tbimage.testbox.terminal.Console;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.PicocliException;

/** All commands: the installed actions and the commands of this program. */
public final class CommandTree {
    private static final List<Command> OWN = own();

    private CommandTree() {}

    private static List<Command> own() {
        List<Command> own = new ArrayList<>(List.of(new ListCommand(), new ShowCommand()));
        own.addAll(Inventory.COMMANDS);
        own.addAll(List.of(PxeConfCommand.ofThisMachine(), new ServiceCommand()));
        return List.copyOf(own);
    }

    /**
     * Makes a parser.
     *
     * @param tbimage the library with the installed providers
     * @param console takes warnings about actions that can't be commands
     * @return the parser, for one command line
     */
    public static CommandLine of(Tbimage tbimage, Console console) {
        CommandLine parser = new CommandLine(root());
        addActions(parser, tbimage.actions().all(), console);
        OWN.forEach(command -> parser.addSubcommand(command.name(), spec(command)));
        // '@' and quotes in file names have no special meaning
        return parser.setExpandAtFiles(false).setTrimQuotes(false).setInterpolateVariables(false);
    }

    /** Leaves out an action that can't be a command, so that one bad plug-in does not disable the others. */
    static void addActions(CommandLine parser, Collection<Action> actions, Console console) {
        for (Action action : actions) {
            try {
                if (OWN.stream().anyMatch(command -> command.name().equals(action.name()))) {
                    throw new PicocliException("there is a command of that name");
                }
                parser.addSubcommand(action.name(), spec(new ActionCommand(action)));
            } catch (RuntimeException | LinkageError e) {
                String reason = e instanceof PicocliException ? e.getMessage() : String.valueOf(e);
                console.warning("the action '" + action.name() + "' is left out: " + reason);
            }
        }
    }

    /** The parser's model of a command. Throws a {@link PicocliException} if two arguments have the same name. */
    private static CommandSpec spec(Command command) {
        CommandSpec spec =
                CommandSpec.wrapWithoutInspection(command).name(command.name()).version(Version.lines());
        ArgumentSpecs.of(command).forEach(spec::add);
        CommonOptions.specs().forEach(spec::addOption);
        spec.usageMessage()
                .footer(footer(command))
                .description(command.summary().replace("%", "%%"))
                .sortOptions(false)
                .abbreviateSynopsis(false);
        return spec;
    }

    private static String[] footer(Command command) {
        return Stream.concat(command.notes().isEmpty() ? Stream.of() : Stream.of(""), command.notes().stream())
                .map(line -> line.replace("%", "%%"))
                .toArray(String[]::new);
    }

    private static CommandSpec root() {
        CommandSpec spec = CommandSpec.create()
                .name(Program.NAME)
                .version(Version.lines())
                .addOption(CommonOptions.help())
                .addOption(CommonOptions.version());
        spec.usageMessage()
                .description("Backs up and restores the disks of test boxes.")
                .synopsisSubcommandLabel("COMMAND")
                .commandListHeading("%nCommands:%n")
                .exitCodeListHeading("%nExit codes (the rest: docs/exit-codes.md):%n")
                .exitCodeList(exitCodes())
                .footer("%nEach command has its own --help. Without a command, a box that was started for an action"
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
