package org.tbimage.testbox.service.log;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.function.Consumer;

/** A stream that hands over what is written to it line by line. Safe for many threads. */
public final class LineTap extends OutputStream {
    private final Consumer<String> lines;
    private final Charset charset;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    /**
     * Hands over to one consumer.
     *
     * @param lines takes them, without their ends
     * @param charset in which they are written
     */
    public LineTap(Consumer<String> lines, Charset charset) {
        this.lines = lines;
        this.charset = charset;
    }

    @Override
    public synchronized void write(int value) {
        if (value == '\n') {
            lines.accept(line.toString(charset));
            line.reset();
        } else {
            line.write(value);
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            write(bytes[i]);
        }
    }
}
