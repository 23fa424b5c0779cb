package org.tbimage.testbox.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.tbimage.core.Tbimage;
import org.tbimage.problem.ImagingException;
import org.tbimage.testbox.failure.ExitCodes;
import org.tbimage.testbox.failure.Failure;
import org.tbimage.testbox.output.Report;
import org.tbimage.testbox.service.BootRequest;
import org.tbimage.testbox.terminal.Console;
import org.tbimage.testbox.terminal.Logging;
import org.tbimage.testbox.terminal.ShutdownHandler;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/**
 * Parses a command line and runs its command.
 *
 * @param tbimage the library with the installed providers
 * @param console takes all output
 * @param shutdown handles Ctrl-C and SIGTERM
 */
public record CommandLineRunner(Tbimage tbimage, Console console, ShutdownHandler shutdown) {
    /**
     * Runs a command line.
     *
     * @param args the command line
     * @return the exit code
     * @throws CommandLine.ParameterException if the command line is wrong
     * @throws IOException if the command fails; mostly an {@link ImagingException}
     */
    public int run(String... args) throws IOException {
        ArgumentEncoding.check(args);
        // On a box that was booted for an action, the service is the default. On any other machine there is no default.
        boolean service = args.length == 0 && BootRequest.isPresent(BootRequest.COMMAND_LINE);
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
        if (given.commandSpec().userObject() instanceof ParsedCommand bound) {
            run(bound, CommonOptions.of(given));
            return ExitCodes.OK;
        }
        console.line(usage(parser).stripTrailing());
        return ExitCodes.USAGE;
    }

    private void run(ParsedCommand bound, CommonOptions common) throws IOException {
        Logging logging = Logging.to(console, common.debug());
        try {
            Invocation call = new Invocation(tbimage, bound.settings(), bound.operands(), common, console, shutdown);
            Report report = bound.command().run(call);
            if (common.json()) {
                console.result(report.json(console.warnings()) + "\n");
            } else {
                report.body().remark().ifPresent(console::remark);
                console.result(report.text());
            }
        } catch (ImagingException e) {
            throw withHint(e, new Hints(bound.command(), bound.settings()).of(e));
        } finally {
            logging.close();
        }
    }

    /** Adds the option or command of the command line that helps; the library names neither. */
    private static ImagingException withHint(ImagingException e, String hint) {
        if (hint.isEmpty()) {
            return e;
        }
        String remedy = e.remedy().isBlank() ? hint : e.remedy() + " (" + hint + ")";
        return new ImagingException(e.problem(), Failure.of(e).message(), remedy, e);
    }

    private static String usage(CommandLine parser) {
        StringWriter text = new StringWriter();
        parser.usage(new PrintWriter(text));
        return text.toString();
    }
}
