package org.tbimage.testbox.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.tbimage.core.Tbimage;
import org.tbimage.problem.ImagingException;
import org.tbimage.testbox.failure.ExitCodes;
import org.tbimage.testbox.failure.Failure;
import org.tbimage.testbox.output.Report;
import org.tbimage.testbox.service.BootRequest;
import org.tbimage.testbox.terminal.Console;
import org.tbimage.testbox.terminal.Logging;
import org.tbimage.testbox.terminal.ShutdownHandler;
import org.tbimage.testbox.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The command line without the process around it: parses arguments, runs their command, prints, and returns an exit code. */
public final class Cli {
    private final Installation installation;
    private final PrintStream out;
    private final PrintStream err;
    private final Terminal terminal;
    private final ShutdownHandler shutdown;

    /**
     * Makes a command line that does not print to a terminal.
     *
     * @param tbimage the library with the installed providers
     * @param out standard output: takes results
     * @param err standard error: takes everything else
     */
    public Cli(Tbimage tbimage, PrintStream out, PrintStream err) {
        this(console -> tbimage, out, err, Terminal.NONE, new ShutdownHandler());
    }

    /**
     * Makes the command line of a process.
     *
     * @param installation finds the installed providers
     * @param out standard output: takes results
     * @param err standard error: takes everything else
     * @param terminal where standard error leads
     * @param shutdown handles Ctrl-C and SIGTERM
     */
    public Cli(
            Installation installation, PrintStream out, PrintStream err, Terminal terminal, ShutdownHandler shutdown) {
        this.installation = installation;
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.shutdown = shutdown;
    }

    /** Finds the installed providers, and warns of those that cannot be used. A failure is printed like that of a command. */
    public interface Installation {
        /** {@return what is installed; the console takes the warnings} */
        Tbimage find(Console console);
    }

    /**
     * Runs a command line. Throws nothing: a failure is printed.
     *
     * @param args the command line
     * @return the exit code
     */
    public int run(String... args) {
        Console console = new Console(out, err, terminal);
        try {
            return run(installation.find(console), console, args);
        } catch (Throwable e) {
            Failure failure = Failure.of(e);
            print(console, failure, List.of(args).contains(CommonOptions.JSON));
            if (List.of(args).contains(CommonOptions.DEBUG)) {
                Logging.trace(console, e);
            }
            return failure.exitCode();
        }
    }

    private static void print(Console console, Failure failure, boolean json) {
        if (json) {
            console.result(failure.json(console.warnings()) + "\n");
        } else {
            failure.lines().forEach(console::line);
        }
    }

    private int run(Tbimage tbimage, Console console, String... args) throws IOException {
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
        if (given.commandSpec().userObject() instanceof Command command) {
            run(command, Invocation.of(given, tbimage, console, shutdown));
            return ExitCodes.OK;
        }
        console.line(usage(parser).stripTrailing());
        return ExitCodes.USAGE;
    }

    private static void run(Command command, Invocation call) throws IOException {
        Console console = call.console();
        Logging logging = Logging.to(console, call.common().debug());
        try {
            Report report = command.run(call);
            if (call.common().json()) {
                console.result(report.json(console.warnings()) + "\n");
            } else {
                report.body().remark().ifPresent(console::remark);
                console.result(report.text());
            }
        } catch (ImagingException e) {
            throw new Hints(command, call.settings()).addTo(e);
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
