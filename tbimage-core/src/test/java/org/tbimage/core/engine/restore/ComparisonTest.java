package org.tbimage.core.engine.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tbimage.action.ProgressListener;
import org.tbimage.codec.Codec;
import org.tbimage.core.Tbimage;
import org.tbimage.core.engine.work.BufferSizes;
import org.tbimage.core.engine.work.StageTimes;
import org.tbimage.core.engine.work.WorkerContext;
import org.tbimage.device.BadBlockException;
import org.tbimage.problem.ImagingException;
import org.tbimage.provider.Providers;
import org.tbimage.value.ByteRange;

/** What a device holds is read in the way that each kind of comparison needs, and whole or not at all (T8, T16). */
class ComparisonTest {
    private static final ByteRange RANGE = new ByteRange(4096, 4096);

    /** Says by which call it was read; gives fewer bytes than asked for, or a bad block. */
    private static final class Disk extends RecordingDevice {
        private int given = 4096;
        private boolean bad;

        Disk() {
            super(1 << 20, 512, false);
        }

        private void give(String call, long offset, ByteBuffer target) throws BadBlockException {
            calls.add(call + " " + new ByteRange(offset, target.remaining()));
            if (bad) {
                throw new BadBlockException("recording", "read", RANGE, null);
            }
            target.put(new byte[given]);
        }

        @Override
        public void read(long offset, ByteBuffer target) throws IOException {
            give("read", offset, target);
        }

        @Override
        public void readMedium(long offset, ByteBuffer target) throws IOException {
            give("medium", offset, target);
        }
    }

    private static final Providers<Codec> CODECS = Tbimage.discover().codecs();
    private static final WorkerContext WORKER =
            new WorkerContext(BufferSizes.decoding(4096, CODECS), CODECS, new StageTimes(1));

    private static Comparison comparison(Disk device, CompareMode mode) {
        return new Comparison(device, mode, false, new DifferenceCounter(ProgressListener.SILENT));
    }

    @ParameterizedTest
    @EnumSource(CompareMode.class)
    void whatIsReadIsReadyToBeCompared(CompareMode mode) throws IOException {
        Disk device = new Disk();
        ByteBuffer found = ByteBuffer.allocate(4096);
        assertThat(comparison(device, mode).readDevice(RANGE, found, WORKER)).isTrue();
        assertThat(found.remaining()).isEqualTo(4096);
        assertThat(device.calls).containsExactly((mode == CompareMode.READ_BACK ? "medium " : "read ") + RANGE);
    }

    /** What a buffer held before is not taken for what the device holds. */
    @ParameterizedTest
    @EnumSource(CompareMode.class)
    void aShortReadIsAnError(CompareMode mode) {
        Disk device = new Disk();
        device.given = 4095;
        assertThatThrownBy(() -> comparison(device, mode).readDevice(RANGE, ByteBuffer.allocate(4096), WORKER))
                .isInstanceOf(ImagingException.class)
                .hasMessageContaining("the last 1 were not read");
    }

    /** What can't be read is different where it will be written, and an error where it is to be proven. */
    @ParameterizedTest
    @EnumSource(CompareMode.class)
    void aBadBlockMattersOnlyWhereItIsProven(CompareMode mode) throws IOException {
        Disk device = new Disk();
        device.bad = true;
        Comparison comparison = comparison(device, mode);
        if (mode == CompareMode.RESTORE || mode == CompareMode.PLAN) {
            assertThat(comparison.readDevice(RANGE, ByteBuffer.allocate(4096), WORKER))
                    .isFalse();
        } else {
            assertThatThrownBy(() -> comparison.readDevice(RANGE, ByteBuffer.allocate(4096), WORKER))
                    .isInstanceOf(BadBlockException.class);
        }
    }

    /** Only a restore relies on the image; a plan and a comparison go by its digests. */
    @ParameterizedTest
    @EnumSource(CompareMode.class)
    void onlyARestoreFetches(CompareMode mode) {
        assertThat(comparison(new Disk(), mode).fetches()).isEqualTo(mode == CompareMode.RESTORE);
    }
}
