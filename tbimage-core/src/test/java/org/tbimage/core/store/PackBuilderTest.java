package org.tbimage.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tbimage.core.image.Crc32c;
import org.tbimage.core.image.PackFrame;
import org.tbimage.core.image.PackRecord;
import org.tbimage.store.BlobStore;
import org.tbimage.store.TableEntry.FrameRun;
import org.tbimage.testkit.device.Patterns;

/** Frames lie in the pack in the order they came in, and where their references say, however large they are. */
class PackBuilderTest {
    private static final int MIB = 1 << 20;
    private static final int CONTENT = 4 * MIB;
    private static final byte[] TRAILER = {1, 2, 3, 4, 5};

    private final Sink sink = new Sink();
    private final List<byte[]> expected = new ArrayList<>();

    private ByteBuffer frame(int length) {
        byte[] bytes = new byte[length];
        Patterns.fill(ByteBuffer.wrap(bytes), 0, expected.size());
        expected.add(bytes);
        return ByteBuffer.wrap(bytes);
    }

    /** Those that are gathered, those that are too large for that, and those that just fill what is gathered. */
    @Test
    void framesOfAnySizeKeepTheirOrder() throws IOException {
        List<PackFrame> refs = new ArrayList<>();
        PackRecord record;
        try (PackBuilder pack = new PackBuilder(sink)) {
            for (int length : new int[] {10, 3 * MIB, 7, MIB, 1, MIB - 1, MIB + 1, 20, MIB - 21, 500}) {
                refs.add(pack.add(frame(length), CONTENT));
            }
            for (byte b : TRAILER) {
                pack.addTrailer(ByteBuffer.wrap(new byte[] {b}));
            }
            pack.commit();
            record = pack.record("key");
            assertThat(pack.frames()).isEqualTo(refs.size());
        }
        assertFrames(refs);
        assertThat(sink.committedAt).isEqualTo(record.length());
        assertThat(sink.closed).isTrue();
        assertThat(record.framesEnd()).isEqualTo(record.length() - TRAILER.length);
        assertThat(record.trailerCrc()).isEqualTo(Crc32c.of(ByteBuffer.wrap(TRAILER)));
    }

    @Test
    void aRunIsTheSameFrameManyTimes() throws IOException {
        byte[] zeros = new byte[333];
        Arrays.fill(zeros, (byte) 7);
        FrameRun run;
        PackRecord record;
        try (PackBuilder pack = new PackBuilder(sink)) {
            pack.add(frame(100), CONTENT);
            run = pack.repeat(ByteBuffer.wrap(zeros), CONTENT, 10_000);
            pack.commit();
            record = pack.record("key");
            assertThat(pack.frames()).isEqualTo(10_001);
        }
        byte[] bytes = sink.bytes.toByteArray();
        assertThat(run.count()).isEqualTo(10_000);
        assertThat(PackFrame.of(run.first()).offset()).isEqualTo(100);
        assertThat(PackFrame.end(run)).isEqualTo(record.framesEnd()).isEqualTo(100 + 333 * 10_000L);
        for (int i = 0; i < run.count(); i++) {
            int at = 100 + i * 333;
            assertThat(Arrays.equals(bytes, at, at + 333, zeros, 0, 333))
                    .as("frame " + i)
                    .isTrue();
        }
        assertThat(record.framesEnd()).isEqualTo(record.length()).isEqualTo(bytes.length);
    }

    private void assertFrames(List<PackFrame> refs) {
        byte[] bytes = sink.bytes.toByteArray();
        long at = 0;
        for (int i = 0; i < refs.size(); i++) {
            PackFrame ref = refs.get(i);
            byte[] frame = expected.get(i);
            assertThat(ref).isEqualTo(new PackFrame(0, at, frame.length, Crc32c.of(ByteBuffer.wrap(frame)), CONTENT));
            assertThat(Arrays.equals(bytes, (int) at, (int) at + frame.length, frame, 0, frame.length))
                    .as("frame " + i)
                    .isTrue();
            at += frame.length;
        }
        assertThat(Arrays.copyOfRange(bytes, (int) at, bytes.length)).isEqualTo(TRAILER);
    }

    private static final class Sink implements BlobStore.Sink {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private long committedAt = -1;
        private boolean closed;

        @Override
        public void write(ByteBuffer more) {
            byte[] copy = new byte[more.remaining()];
            more.get(copy);
            bytes.writeBytes(copy);
        }

        @Override
        public void commit() {
            committedAt = bytes.size();
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
