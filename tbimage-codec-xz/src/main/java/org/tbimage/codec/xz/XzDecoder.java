package org.tbimage.codec.xz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.codec.FrameDecoder;
import org.tbimage.codec.UnsupportedFrameException;
import org.tukaani.xz.BasicArrayCache;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.ResettableArrayCache;
import org.tukaani.xz.SingleXZInputStream;
import org.tukaani.xz.UnsupportedOptionsException;

/** Decodes single xz streams. The array of the dictionary returns to a cache that all decoders share. */
final class XzDecoder implements FrameDecoder {
    private static final int STEP = 64 << 10;

    private final ResettableArrayCache arrays = new ResettableArrayCache(BasicArrayCache.getInstance());
    private final byte[] step = new byte[STEP];

    @Override
    public void decode(ByteBuffer frame, ByteBuffer chunk) throws CorruptFrameException, UnsupportedFrameException {
        int start = frame.position();
        try (InputStream xz = new SingleXZInputStream(new BufferInput(frame), MemoryLimit.KIB, true, arrays)) {
            fill(chunk, xz);
            requireEnd(xz, frame.position() - start);
        } catch (CorruptFrameException e) {
            throw e;
        } catch (UnsupportedOptionsException | MemoryLimitException e) {
            throw XzErrors.unsupported(frame.position() - start, e);
        } catch (IOException e) {
            throw XzErrors.corrupt(frame.position() - start, e);
        } finally {
            arrays.reset();
        }
        if (frame.hasRemaining()) {
            throw XzErrors.at(frame.position() - start, frame.remaining() + " bytes follow the frame");
        }
    }

    private void fill(ByteBuffer chunk, InputStream xz) throws IOException {
        while (chunk.hasRemaining()) {
            int count = xz.read(step, 0, Math.min(step.length, chunk.remaining()));
            if (count < 0) {
                throw XzErrors.at(0, "expands to " + chunk.remaining() + " bytes too few");
            }
            chunk.put(step, 0, count);
        }
    }

    /** Reads past the last byte of the content, so that XZ for Java verifies the check, the index and the footer. */
    private static void requireEnd(InputStream xz, long offset) throws IOException {
        if (xz.read() >= 0) {
            throw XzErrors.at(offset, "expands to more than was expected");
        }
    }

    @Override
    public void close() {
        // keeps nothing between frames
    }
}
