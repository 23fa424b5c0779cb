package org.tbimage.testbox;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import org.tbimage.core.Tbimage;
import org.tbimage.testbox.failure.ExitCodes;
import org.tbimage.testbox.terminal.Interruption;
import org.tbimage.testbox.terminal.ResultStream;
import org.tbimage.testbox.terminal.Terminal;

/** The program. */
public final class Main {
    private Main() {}

    /** Does what {@code args} say, and ends the process. */
    public static void main(String[] args) {
        Interruption interruption = new Interruption();
        interruption.hearSignals();
        ResultStream results = new ResultStream(new FileOutputStream(FileDescriptor.out));
        PrintStream out = new PrintStream(results, true, Charset.defaultCharset());
        int code = new Cli(Tbimage::discover, out, System.err, Terminal.ofStandardError(), interruption).run(args);
        interruption.exit(code == ExitCodes.OK ? unlessLost(results) : code);
    }

    /** A result that nobody got, since a disk is full, is no success. */
    private static int unlessLost(ResultStream results) {
        return results.loss()
                .map(reason -> {
                    System.err.println("testbox-maintenance: the result could not be written: " + reason);
                    return ExitCodes.UNEXPECTED;
                })
                .orElse(ExitCodes.OK);
    }
}
