package org.tbimage.testbox.service.log;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.function.Consumer;

/** A stream that passes its text line by line to a consumer. Safe for use by several threads. */
public final class LineOutputStream extends OutputStream {
    private final Consumer<String> lines;
    private final Charset charset;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    /**
     * Makes a stream.
     *
     * @param lines takes the lines without line ends
     * @param charset the character set of the text
     */
    public LineOutputStream(Consumer<String> lines, Charset charset) {
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
