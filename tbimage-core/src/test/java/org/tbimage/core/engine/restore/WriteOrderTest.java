package org.tbimage.core.engine.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.core.engine.Rig;
import org.tbimage.device.BlockDevice;
import org.tbimage.testkit.device.FilterDevice;
import org.tbimage.testkit.device.RecordingDevice;
import org.tbimage.value.ByteRange;

/** What a restore writes comes in any order, but for the beginning of the disk: that is spoilt first, and mended last. */
class WriteOrderTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"dtzdtzd", "zdtzdtd"})
    void theBeginningIsMarkedAndFlushedBeforeAnythingElse(String shape) throws Exception {
        List<String> calls = new CopyOnWriteArrayList<>();
        restore(shape, device -> new Recorder(device, calls));
        assertThat(calls).startsWith("write 0", "flush", "zero 512", "flush");
        assertThat(calls.subList(4, calls.size())).as("all the rest").contains("write " + 4 * Rig.CHUNK);
    }

    @Test
    void theBeginningIsMendedBehindAFlushOfAllTheRest() throws Exception {
        List<String> calls = new CopyOnWriteArrayList<>();
        restore("dtzdtzd", device -> new Recorder(device, calls));
        assertThat(calls).endsWith("flush", "write 0", "flush");
    }

    @Test
    void writesAreInFlightTogether() throws Exception {
        CyclicBarrier meeting = new CyclicBarrier(2);
        restore("zdddddd", device -> new Meeting(device, meeting));
        assertThat(meeting.isBroken()).isFalse();
    }

    private interface Wrapper {
        BlockDevice around(BlockDevice device);
    }

    private void restore(String shape, Wrapper wrapper) throws IOException {
        Rig rig = new Rig(folder);
        byte[] content = Rig.content(shape, 0);
        try (RecordingDevice disk = rig.disk("disk", content)) {
            rig.backup(disk, "lz4");
        }
        try (RecordingDevice target = rig.disk("target", Rig.dirty(content.length))) {
            rig.restore(wrapper.around(target));
            assertThat(rig.contentOf(target)).isEqualTo(content);
        }
    }

    /** Remembers what changes the disk. */
    private static final class Recorder extends FilterDevice {
        private final List<String> calls;

        Recorder(BlockDevice behind, List<String> calls) {
            super(behind);
            this.calls = calls;
        }

        @Override
        public void write(long offset, ByteBuffer source) throws IOException {
            calls.add("write " + offset);
            super.write(offset, source);
        }

        @Override
        public void zero(ByteRange range) throws IOException {
            calls.add("zero " + range.offset());
            super.zero(range);
        }

        @Override
        public void flush() throws IOException {
            calls.add("flush");
            super.flush();
        }
    }

    /** Writes only by twos. */
    private static final class Meeting extends FilterDevice {
        private final CyclicBarrier meeting;

        Meeting(BlockDevice behind, CyclicBarrier meeting) {
            super(behind);
            this.meeting = meeting;
        }

        @Override
        public void write(long offset, ByteBuffer source) throws IOException {
            if (offset == 0) {
                super.write(offset, source); // the mark comes alone
                return;
            }
            try {
                meeting.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                throw new IOException("no second write in flight", e);
            }
            super.write(offset, source);
        }
    }
}
