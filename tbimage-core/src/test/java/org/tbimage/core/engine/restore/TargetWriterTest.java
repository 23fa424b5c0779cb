package org.tbimage.core.engine.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.disk.RestoreMark;
import org.tbimage.core.engine.work.Completion;
import org.tbimage.device.PartitionReload;
import org.tbimage.testkit.device.Patterns;
import org.tbimage.value.ByteRange;

/** What is written to a target, when, what of it is read back, and how it is counted. */
class TargetWriterTest {
    private static final int C = 64 << 10;
    private static final long GIB = 1L << 30;

    private final List<Long> advanced = new ArrayList<>();

    private final class Progress implements ProgressListener {
        @Override
        public void advanced(long bytes) {
            advanced.add(bytes);
        }
    }

    private TargetWriter writer(RecordingDevice device) {
        RestoreMark mark = new RestoreMark("b/sda@20261122T101500Z", Instant.EPOCH, "here");
        BootAreaGuard first = new BootAreaGuard(device, mark, RestoreRecord.NONE);
        return new TargetWriter(device, C, Zeroing.plainly(device), first, new Progress());
    }

    private static ByteRange chunk(int number) {
        return new ByteRange((long) number * C, C);
    }

    private static ByteBuffer content() {
        ByteBuffer bytes = ByteBuffer.allocate(C);
        Patterns.fill(bytes, 0, 7);
        return bytes.flip();
    }

    private static List<Integer> chunksOf(DirtyMap written) {
        return LongStream.range(0, 12)
                .filter(i -> written.intersects(chunk((int) i)))
                .mapToObj(Math::toIntExact)
                .toList();
    }

    /** All that changes is read back: data, zeros before data, zeros at the end, and at last the beginning. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsWrittenIsRememberedAndCounted(boolean rotational) throws IOException {
        RecordingDevice device = new RecordingDevice(GIB, 512, rotational);
        TargetWriter writer = writer(device);
        writer.same(chunk(0), content());
        writer.sameZeros(chunk(1));
        writer.different(chunk(2), content()).run();
        writer.differentZeros(chunk(3)).run();
        writer.differentZeros(chunk(4)).run();
        writer.same(chunk(5), content());
        writer.differentZeros(chunk(6)).run();
        writer.different(chunk(7), content()).run();
        writer.differentZeros(chunk(9)).run();
        assertThat(writer.isHalfDone()).isTrue();
        writer.finishRest();
        assertThat(device.calls)
                .containsExactly(
                        "mark 0..512",
                        "flush",
                        "zero 512..32768",
                        "flush",
                        "write " + chunk(2),
                        "zero " + new ByteRange(3 * C, 2 * C),
                        "zero " + chunk(6),
                        "write " + chunk(7),
                        "zero " + chunk(9),
                        "flush");
        assertThat(chunksOf(writer.written())).containsExactly(2, 3, 4, 6, 7, 9);
        writer.written().clear();
        writer.finishFirst();
        assertThat(writer.isHalfDone()).isFalse();
        assertThat(chunksOf(writer.written())).containsExactly(0);
        assertThat(writer.writtenBytes()).isEqualTo(2 * C);
        assertThat(writer.zeroedBytes()).isEqualTo(4 * C);
        assertThat(writer.sameBytes()).isEqualTo(3 * C);
        assertThat(writer.result(0, 0, PartitionReload.NOT_APPLICABLE, List.of(), List.of())
                        .chunks())
                .isEqualTo(2);
        assertThat(advanced).hasSize(9).containsOnly((long) C);
    }

    /** Zeros at the beginning are made at once but for the mark, and read back when that is gone. */
    @Test
    void aBeginningOfZerosIsMadeAtOnceButForTheMark() throws IOException {
        RecordingDevice device = new RecordingDevice(GIB, 512, false);
        TargetWriter writer = writer(device);
        assertThat(writer.differentZeros(chunk(0))).isSameAs(Completion.NONE);
        assertThat(device.calls).containsExactly("mark 0..512", "flush", "zero 512..65536", "flush");
        writer.different(chunk(1), content()).run();
        writer.finishRest();
        assertThat(chunksOf(writer.written())).containsExactly(1);
        writer.finishFirst();
        assertThat(device.calls).hasSize(8).endsWith("write " + chunk(1), "flush", "wipe 0..512", "flush");
        assertThat(chunksOf(writer.written())).containsExactly(0, 1);
        assertThat(writer.zeroedBytes()).isEqualTo(C);
        assertThat(advanced).containsExactly((long) C, (long) C);
    }

    /** The beginning is spoilt before the first write, also where that is of zeros, or of the beginning itself. */
    @Test
    void whateverIsWrittenFirstIsBehindTheWipe() throws IOException {
        RecordingDevice zeros = new RecordingDevice(GIB, 512, false);
        TargetWriter writer = writer(zeros);
        writer.same(chunk(0), content());
        writer.differentZeros(chunk(3)).run();
        writer.finishRest();
        assertThat(zeros.calls)
                .containsExactly("mark 0..512", "flush", "zero 512..32768", "flush", "zero " + chunk(3), "flush");
        RecordingDevice beginning = new RecordingDevice(GIB, 512, false);
        writer = writer(beginning);
        writer.different(chunk(0), content()).run();
        assertThat(beginning.calls).containsExactly("mark 0..512", "flush", "zero 512..32768", "flush");
        writer.finishFirst();
        assertThat(beginning.calls).hasSize(8).endsWith("write 0..512", "flush");
        assertThat(chunksOf(writer.written())).containsExactly(0);
    }

    /** A disk with platters is written in order and by one thread; any other when the completions are run. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void plattersAreWrittenAtOnce(boolean rotational) throws IOException {
        RecordingDevice device = new RecordingDevice(GIB, 512, rotational);
        TargetWriter writer = writer(device);
        writer.differentZeros(chunk(1));
        Completion tail = writer.different(chunk(2), content());
        List<String> both = List.of("zero " + chunk(1), "write " + chunk(2));
        assertThat(device.calls).isEqualTo(rotational ? both : List.of());
        tail.run();
        assertThat(device.calls).isEqualTo(both);
    }

    /** One call for zeros is bounded, lest a disk that zeroes slowly shows no progress for long. */
    @Test
    void zerosAreNotGatheredWithoutEnd() throws IOException {
        RecordingDevice device = new RecordingDevice(8 * GIB, 512, false);
        TargetWriter writer = writer(device);
        for (long at = GIB / 2; at < 3 * GIB; at += GIB / 2) {
            writer.differentZeros(new ByteRange(at, GIB / 2)).run();
        }
        writer.finishRest();
        assertThat(device.calls)
                .containsExactly(
                        "zero " + new ByteRange(GIB / 2, GIB),
                        "zero " + new ByteRange(3 * GIB / 2, GIB),
                        "zero " + new ByteRange(5 * GIB / 2, GIB / 2),
                        "flush");
    }
}
