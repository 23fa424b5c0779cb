package org.tbimage.testbox;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.tbimage.core.Tbimage;
import org.tbimage.testbox.command.Cli;

/** The result of one command line. */
public record Run(int code, String out, String err) {
    private static final Tbimage TBIMAGE = Tbimage.discover();

    /** Runs a command line in this process. */
    public static Run of(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = new Cli(TBIMAGE, print(out), print(err)).run(args);
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream print(ByteArrayOutputStream target) {
        return new PrintStream(target, true, StandardCharsets.UTF_8);
    }
}
