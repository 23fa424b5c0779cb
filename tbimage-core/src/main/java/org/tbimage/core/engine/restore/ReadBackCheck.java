package org.tbimage.core.engine.restore;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.engine.work.Completion;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.value.ByteRange;

/** Refuses a device that does not give back what was written to it. What begins before {@code from} is not read: it is written last. */
public record ReadBackCheck(String device, DirtyMap written, long from, ProgressListener progress)
        implements ComparisonHandler {
    @Override
    public boolean wants(ByteRange range) {
        return range.offset() >= from && written.intersects(range);
    }

    @Override
    public long end() {
        return written.end();
    }

    @Override
    public void same(ByteRange range, ByteBuffer content) {
        progress.advanced(range.length());
    }

    @Override
    public void sameZeros(ByteRange range) {
        progress.advanced(range.length());
    }

    @Override
    public Completion different(ByteRange range, ByteBuffer content, int chunks) throws IOException {
        throw failure(range);
    }

    @Override
    public Completion differentZeros(ByteRange range) throws IOException {
        throw failure(range);
    }

    private ImagingException failure(ByteRange range) {
        return new ImagingException(
                Problem.READ_BACK_FAILED,
                device + ": bytes " + range + " do not read back as they were written",
                "the disk, its cable or its controller is failing: replace it; the disk is not bootable as it is");
    }
}
