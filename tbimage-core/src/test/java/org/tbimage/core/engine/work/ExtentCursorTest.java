package org.tbimage.core.engine.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tbimage.core.engine.restore.RecordingDevice;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.Extent;
import org.tbimage.value.ByteRange;

/** Known zeros are found to their exact ends, across the windows in which a device is asked, and it is asked once. */
class ExtentCursorTest {
    private static final long GIB = 1L << 30;

    /** Zeros but for a byte at 100 GiB + 5, and for the two last bytes. */
    private static final class Sparse extends RecordingDevice {
        private static final long SIZE = 200 * GIB;
        private static final long DATA = 100 * GIB + 5;

        Sparse() {
            super(SIZE, 1, false);
        }

        @Override
        public List<Extent> extents(ByteRange range) {
            super.extents(range);
            List<Extent> found = new ArrayList<>();
            long[] edges = {0, DATA, DATA + 1, SIZE - 2, SIZE};
            for (int i = 0; i + 1 < edges.length; i++) {
                long from = Math.max(range.offset(), edges[i]);
                long end = Math.min(range.end(), edges[i + 1]);
                if (from < end) {
                    Extent.Kind kind = i % 2 == 0 ? Extent.Kind.ZERO : Extent.Kind.DATA;
                    found.add(new Extent(new ByteRange(from, end - from), kind));
                }
            }
            return found;
        }
    }

    @Test
    void endsAreExactAcrossWindows() throws IOException {
        Sparse device = new Sparse();
        ExtentCursor zeros = new ExtentCursor(device);
        assertThat(zeros.endFrom(0)).isEqualTo(Sparse.DATA);
        assertThat(zeros.endFrom(5)).isEqualTo(Sparse.DATA);
        assertThat(zeros.endFrom(Sparse.DATA - 1)).isEqualTo(Sparse.DATA);
        assertThat(zeros.endFrom(Sparse.DATA)).isEqualTo(Sparse.DATA);
        assertThat(zeros.endFrom(Sparse.DATA + 1)).isEqualTo(Sparse.SIZE - 2);
        assertThat(zeros.endFrom(Sparse.SIZE - 2)).isEqualTo(Sparse.SIZE - 2);
        assertThat(zeros.endFrom(Sparse.SIZE)).isEqualTo(Sparse.SIZE);
        assertThat(device.calls)
                .containsExactly(
                        "extents " + new ByteRange(0, 64 * GIB),
                        "extents " + new ByteRange(64 * GIB, 64 * GIB),
                        "extents " + new ByteRange(128 * GIB, 64 * GIB),
                        "extents " + new ByteRange(192 * GIB, 8 * GIB));
    }

    /** What was passed over is not asked about. */
    @Test
    void asksOnlyFromWhereItIsAsked() throws IOException {
        Sparse device = new Sparse();
        ExtentCursor zeros = new ExtentCursor(device);
        assertThat(zeros.endFrom(150 * GIB)).isEqualTo(Sparse.SIZE - 2);
        assertThat(device.calls).containsExactly("extents " + new ByteRange(150 * GIB, 50 * GIB));
    }

    /** A file of 16 million holes: each answer is bounded, and so is what is held of it. */
    private static final class Holes extends RecordingDevice {
        private static final long BLOCK = 4096;
        private long answers;

        Holes() {
            super(64 * GIB, 1, false);
        }

        @Override
        public List<Extent> extents(ByteRange range) {
            answers++;
            List<Extent> found = new ArrayList<>();
            for (long at = range.offset(); at < range.end() && found.size() < MAX_EXTENTS; at += BLOCK) {
                Extent.Kind kind = at / BLOCK % 2 == 0 ? Extent.Kind.ZERO : Extent.Kind.DATA;
                found.add(new Extent(new ByteRange(at, BLOCK), kind));
            }
            return found;
        }
    }

    @Test
    void millionsOfHolesAreAskedForInBoundedAnswers() throws IOException {
        Holes device = new Holes();
        ExtentCursor zeros = new ExtentCursor(device);
        int most = 0;
        for (long at = 0; at < 64 * GIB; at += Holes.BLOCK) {
            long end = at / Holes.BLOCK % 2 == 0 ? at + Holes.BLOCK : at;
            if (zeros.endFrom(at) != end) {
                throw new AssertionError("at " + at);
            }
            most = Math.max(most, zeros.held());
        }
        assertThat(most).isBetween(1, BlockDevice.MAX_EXTENTS);
        assertThat(device.answers).isEqualTo(64 * GIB / Holes.BLOCK / BlockDevice.MAX_EXTENTS);
    }
}
