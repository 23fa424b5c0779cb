package org.tbimage.linux.device;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.tbimage.linux.ioctl.ErrnoException;
import org.tbimage.value.ByteRange;

/** Complete transfers between a caller's buffer and an open file. */
final class Transfer {
    private final OpenFile file;
    private final PageCache cache;
    private final BounceBuffers bounce;

    Transfer(OpenFile file, PageCache cache, BounceBuffers bounce) {
        this.file = file;
        this.cache = cache;
        this.bounce = bounce;
    }

    void read(long offset, ByteBuffer target) throws IOException {
        if (fits(target)) {
            whole("read", offset, target, file.calls()::pread);
        } else {
            readThroughBounce(offset, target);
        }
    }

    void readMedium(long offset, ByteBuffer target) throws IOException {
        ByteRange range = new ByteRange(offset, target.remaining());
        try {
            cache.dropBeforeReading(offset, range.length());
        } catch (ErrnoException e) {
            throw TransferFailure.of(file.name(), "read", range, e);
        }
        read(offset, target);
    }

    void write(long offset, ByteBuffer source) throws IOException {
        if (fits(source)) {
            whole("write", offset, source, file.calls()::pwrite);
        } else {
            writeThroughBounce(offset, source);
        }
    }

    void writeZeros(ByteRange range) throws IOException {
        for (ByteRange piece : RangeSplitter.of(range, AlignedBuffers.SIZE)) {
            write(piece.offset(), AlignedBuffers.zeros().limit((int) piece.length()));
        }
    }

    private boolean fits(ByteBuffer buffer) {
        return buffer.isDirect() && (!cache.isDirect() || AlignedBuffers.isAligned(buffer));
    }

    private void readThroughBounce(long offset, ByteBuffer target) throws IOException {
        ByteRange range = new ByteRange(offset, target.remaining());
        bounce.use(aligned -> {
            for (ByteRange piece : RangeSplitter.of(range, AlignedBuffers.SIZE)) {
                aligned.clear().limit((int) piece.length());
                whole("read", piece.offset(), aligned, file.calls()::pread);
                target.put(aligned.flip());
            }
        });
    }

    private void writeThroughBounce(long offset, ByteBuffer source) throws IOException {
        ByteRange range = new ByteRange(offset, source.remaining());
        bounce.use(aligned -> {
            for (ByteRange piece : RangeSplitter.of(range, AlignedBuffers.SIZE)) {
                int length = (int) piece.length();
                aligned.clear().put(source.slice(source.position(), length)).flip();
                source.position(source.position() + length);
                whole("write", piece.offset(), aligned, file.calls()::pwrite);
            }
        });
    }

    /** A system call that transfers some bytes and advances the position of the buffer. */
    @FunctionalInterface
    private interface Step {
        int transfer(int descriptor, ByteBuffer buffer, long offset) throws ErrnoException;
    }

    private void whole(String verb, long offset, ByteBuffer buffer, Step step) throws IOException {
        long shift = offset - buffer.position();
        int length = buffer.remaining();
        try {
            while (buffer.hasRemaining()) {
                if (once(step, buffer, shift + buffer.position()) == 0) {
                    throw TransferFailure.atEnd(file.name(), verb, rest(shift, buffer));
                }
            }
            cache.clean(offset, length);
        } catch (ErrnoException e) {
            throw TransferFailure.of(file.name(), verb, rest(shift, buffer), e);
        }
    }

    private static ByteRange rest(long shift, ByteBuffer buffer) {
        return new ByteRange(shift + buffer.position(), buffer.remaining());
    }

    private int once(Step step, ByteBuffer buffer, long at) throws ErrnoException {
        boolean direct = cache.isDirect();
        try {
            return step.transfer(file.descriptor(), buffer, at);
        } catch (ErrnoException e) {
            if (!direct || !PageCache.refusesDirect(e)) {
                throw e;
            }
            cache.leaveDirect();
            return step.transfer(file.descriptor(), buffer, at);
        }
    }
}
