package org.tbimage.testbox.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.tbimage.core.Tbimage;
import org.tbimage.problem.ImagingException;
import org.tbimage.testbox.failure.CommandFailure;
import org.tbimage.testbox.failure.ExitCodes;
import org.tbimage.testbox.output.Answer;
import org.tbimage.testbox.service.ServiceStart;
import org.tbimage.testbox.terminal.Console;
import org.tbimage.testbox.terminal.Interruption;
import org.tbimage.testbox.terminal.Logging;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/**
 * Understands a command line and does what it says.
 *
 * @param tbimage what is installed
 * @param console where output goes
 * @param interruption the wish to stop
 */
public record Interpreter(Tbimage tbimage, Console console, Interruption interruption) {
    /**
     * Does it.
     *
     * @param args the command line
     * @return the exit code
     * @throws CommandLine.ParameterException if it can't be understood
     * @throws IOException if it failed; mostly a {@link CommandFailure}
     */
    public int run(String... args) throws IOException {
        ReadableArguments.check(args);
        // Without a word it is the service on a box that was started for it, and nothing on anybody's own machine.
        boolean service = args.length == 0 && ServiceStart.isAskedFor(ServiceStart.COMMAND_LINE);
        String[] words = service ? new String[] {ServiceCommand.NAME} : args;
        ParseResult given = CommandTree.of(tbimage, console).parseArgs(words);
        while (given.hasSubcommand()) {
            given = given.subcommand();
        }
        CommandLine parser = given.commandSpec().commandLine();
        if (given.isUsageHelpRequested()) {
            console.result(usage(parser));
            return ExitCodes.OK;
        }
        if (given.isVersionHelpRequested()) {
            console.result(String.join("\n", Version.lines()) + "\n");
            return ExitCodes.OK;
        }
        if (given.commandSpec().userObject() instanceof BoundCommand bound) {
            run(bound, CommonOptions.of(given));
            return ExitCodes.OK;
        }
        console.line(usage(parser).stripTrailing());
        return ExitCodes.USAGE;
    }

    private void run(BoundCommand bound, CommonOptions common) throws IOException {
        Logging logging = Logging.to(console, common.debug());
        try {
            Call call = new Call(tbimage, bound.settings(), bound.words(), common, console, interruption);
            Answer answer = bound.command().run(call);
            console.result(common.json() ? answer.json(console.warnings()) + "\n" : answer.text());
        } catch (ImagingException e) {
            throw new CommandFailure(e, new Hints(bound.command(), bound.settings()).of(e));
        } finally {
            logging.close();
        }
    }

    private static String usage(CommandLine parser) {
        StringWriter text = new StringWriter();
        parser.usage(new PrintWriter(text));
        return text.toString();
    }
}
