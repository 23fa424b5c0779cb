package org.tbimage.testbox.service.log;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;

/** A process that writes to the log of the lab like a box. */
public final class LogWriter {
    private LogWriter() {}

    /** {@code args}: the folder of the share, the name of the box, how many lines. */
    public static void main(String[] args) {
        RunLog runLog = new RunLog(Clock.systemUTC(), System.err::println);
        runLog.openGlobal(Path.of(args[0]));
        Random lengths = new Random(args[1].hashCode());
        for (int i = 0; i < Integer.parseInt(args[2]); i++) {
            runLog.global(args[1].repeat(1 + lengths.nextInt(3500)) + " " + i);
        }
    }
}
