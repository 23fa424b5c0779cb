package org.tbimage.testbox.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads a stream in the background and keeps its beginning. It reads and drops the rest, so that the writer does not block. */
final class BoundedReader {
    private static final int PIECE = 8192;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final InputStream stream;
    private final int limit;
    private final Thread thread;
    private boolean cut;

    BoundedReader(InputStream stream, int limit) {
        this.stream = stream;
        this.limit = limit;
        this.thread = DaemonThread.of("output of a tool", this::read);
    }

    void start() {
        thread.start();
    }

    void join(long millis) throws InterruptedException {
        thread.join(millis);
    }

    /** {@return what was kept so far} */
    synchronized String text() {
        return kept.toString(StandardCharsets.UTF_8);
    }

    /** {@return whether there was more than that} */
    synchronized boolean wasCut() {
        return cut;
    }

    private void read() {
        byte[] piece = new byte[PIECE];
        try (stream) {
            for (int n = stream.read(piece); n >= 0; n = stream.read(piece)) {
                keep(piece, n);
            }
        } catch (IOException e) {
            // the tool was killed: the output up to here is kept
        }
    }

    private synchronized void keep(byte[] piece, int length) {
        int room = Math.min(length, limit - kept.size());
        kept.write(piece, 0, room);
        cut |= room < length;
    }
}
