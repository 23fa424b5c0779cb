package org.tbimage.testbox.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/** Standard output that remembers why a write failed; {@link java.io.PrintStream} only remembers that it failed. */
public final class ResultStream extends OutputStream {
    private final OutputStream target;
    private volatile String failure = "";

    /** Writes to {@code target}. */
    public ResultStream(OutputStream target) {
        this.target = target;
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (!failure.isEmpty()) {
            return;
        }
        try {
            target.write(bytes, offset, length);
        } catch (IOException e) {
            failure = e.getMessage() == null ? "unknown reason" : e.getMessage();
        }
    }

    /** {@return why the result was lost; empty if it was not, or if the reader closed the pipe, as {@code head} does} */
    public Optional<String> loss() {
        boolean readerLeft = failure.toLowerCase(Locale.ROOT).contains("broken pipe");
        return failure.isEmpty() || readerLeft ? Optional.empty() : Optional.of(failure);
    }
}
