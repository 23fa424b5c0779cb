package org.tbimage.testbox;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import org.tbimage.testbox.command.Cli;
import org.tbimage.testbox.failure.ExitCodes;
import org.tbimage.testbox.output.Program;
import org.tbimage.testbox.plugin.Installed;
import org.tbimage.testbox.terminal.ResultStream;
import org.tbimage.testbox.terminal.ShutdownHandler;
import org.tbimage.testbox.terminal.Terminal;

/** The entry point of the program. */
public final class Main {
    private Main() {}

    /** Runs a command line and ends the process. */
    public static void main(String[] args) {
        ShutdownHandler shutdown = new ShutdownHandler();
        shutdown.install();
        ResultStream results = new ResultStream(new FileOutputStream(FileDescriptor.out));
        PrintStream out = new PrintStream(results, true, Charset.defaultCharset());
        int code = new Cli(Installed::find, out, System.err, Terminal.ofStandardError(), shutdown).run(args);
        shutdown.exit(code == ExitCodes.OK ? unlessLost(results) : code);
    }

    /** Exits with a failure if the result could not be written, for example to a full disk. */
    private static int unlessLost(ResultStream results) {
        return results.loss()
                .map(reason -> {
                    System.err.println(Program.NAME + ": the result could not be written: " + reason);
                    return ExitCodes.UNEXPECTED;
                })
                .orElse(ExitCodes.OK);
    }
}
