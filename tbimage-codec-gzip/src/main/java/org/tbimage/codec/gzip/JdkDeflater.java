package org.tbimage.codec.gzip;

import java.nio.ByteBuffer;
import java.util.zip.Deflater;

/** Compresses with the JDK. */
final class JdkDeflater implements RawDeflater {
    private final Deflater deflater;

    JdkDeflater(int level) {
        this.deflater = new Deflater(level, true);
    }

    @Override
    public boolean deflate(ByteBuffer content, ByteBuffer target) {
        try {
            deflater.setInput(content.duplicate());
            deflater.finish();
            while (!deflater.finished() && target.hasRemaining()) {
                deflater.deflate(target);
            }
            return deflater.finished();
        } finally {
            // Also releases the reference to the buffer.
            deflater.reset();
        }
    }

    @Override
    public void close() {
        deflater.end();
    }
}
