package org.tbimage.testbox;

import java.io.PrintStream;
import java.util.List;
import org.tbimage.core.Tbimage;
import org.tbimage.testbox.command.CommandLineRunner;
import org.tbimage.testbox.command.CommonOptions;
import org.tbimage.testbox.failure.Failure;
import org.tbimage.testbox.terminal.Console;
import org.tbimage.testbox.terminal.Logging;
import org.tbimage.testbox.terminal.ShutdownHandler;
import org.tbimage.testbox.terminal.Terminal;

/** The command line without the process around it: takes arguments, prints, and returns an exit code. */
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

    Cli(Installation installation, PrintStream out, PrintStream err, Terminal terminal, ShutdownHandler shutdown) {
        this.installation = installation;
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.shutdown = shutdown;
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
            return new CommandLineRunner(installation.find(console), console, shutdown).run(args);
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

    /** Finds the installed providers, and warns of those that cannot be used. A failure is printed like that of a command. */
    interface Installation {
        Tbimage find(Console console);
    }
}
