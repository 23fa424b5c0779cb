package org.tbimage.testbox;

import java.io.PrintStream;
import java.util.List;
import org.tbimage.core.Tbimage;
import org.tbimage.testbox.command.CommonOptions;
import org.tbimage.testbox.command.Interpreter;
import org.tbimage.testbox.failure.CommandFailure;
import org.tbimage.testbox.failure.Failure;
import org.tbimage.testbox.failure.Failures;
import org.tbimage.testbox.terminal.Console;
import org.tbimage.testbox.terminal.Interruption;
import org.tbimage.testbox.terminal.Logging;
import org.tbimage.testbox.terminal.Terminal;

/** The command line as a part of any program: takes arguments, prints, and gives an exit code. */
public final class Cli {
    private final Installation installation;
    private final PrintStream out;
    private final PrintStream err;
    private final Terminal terminal;
    private final Interruption interruption;

    /**
     * A command line without a terminal.
     *
     * @param tbimage what is installed
     * @param out where results go
     * @param err where all else goes
     */
    public Cli(Tbimage tbimage, PrintStream out, PrintStream err) {
        this(() -> tbimage, out, err, Terminal.NONE, new Interruption());
    }

    Cli(Installation installation, PrintStream out, PrintStream err, Terminal terminal, Interruption interruption) {
        this.installation = installation;
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.interruption = interruption;
    }

    /**
     * Does what a user typed. Throws nothing: what goes wrong is told.
     *
     * @param args the command line
     * @return the exit code
     */
    public int run(String... args) {
        Console console = new Console(out, err, terminal);
        try {
            return new Interpreter(installation.find(), console, interruption).run(args);
        } catch (Throwable e) {
            Failure failure = Failures.of(e);
            tell(console, failure, List.of(args).contains(CommonOptions.JSON));
            if (List.of(args).contains(CommonOptions.DEBUG)) {
                Logging.trace(console, e instanceof CommandFailure wrapper ? wrapper.failure() : e);
            }
            return failure.exitCode();
        }
    }

    private static void tell(Console console, Failure failure, boolean json) {
        if (json) {
            console.result(failure.json(console.warnings()) + "\n");
        } else {
            failure.lines().forEach(console::line);
        }
    }

    /** Finds what is installed; what goes wrong is told like all else. */
    interface Installation {
        Tbimage find();
    }
}
