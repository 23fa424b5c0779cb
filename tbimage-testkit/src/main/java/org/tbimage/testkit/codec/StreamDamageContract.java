package org.tbimage.testkit.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tbimage.codec.Codec;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.codec.UnsupportedFrameException;

/** T1: the part of the contract about files that are damaged, truncated or followed by other bytes. */
public interface StreamDamageContract extends CodecFixture {
    /** A truncated file is rejected, unless it ends exactly after a frame. */
    @Test
    default void rejectsTruncationsExceptAfterFrames() throws IOException {
        DamagedFile file = new DamagedFile(subject());
        for (int length = 0; length < file.good().length; length++) {
            byte[] cut = Arrays.copyOf(file.good(), length);
            byte[] whole = file.contentUpTo(length);
            if (whole.length > 0) {
                assertThat(subject().expand(cut)).as("cut to %d", length).isEqualTo(whole);
            } else {
                expectCorrupt(cut, "cut to " + length);
            }
        }
    }

    /** A flipped bit anywhere in the file is rejected, or has no effect on the content. */
    @Test
    default void aFlippedBitNeverGivesWrongContent() {
        DamagedFile file = new DamagedFile(subject());
        for (int bit = 0; bit < file.good().length * Byte.SIZE; bit++) {
            expectCorruptOrExact(file, Damage.flip(file.good(), bit), "bit " + bit);
        }
    }

    /** Other bytes after the frames are rejected. */
    @Test
    default void rejectsBytesAfterTheFrames() {
        byte[] good = new DamagedFile(subject()).good();
        for (int more : new int[] {1, 2, 3, 4, 8, 100, 10_000}) {
            byte[] garbage = Content.RANDOM.make(more);
            // neither a magic number nor padding
            garbage[0] = 'x';
            expectCorrupt(Bytes.concat(good, garbage), more + " bytes behind");
        }
    }

    /** The offset of an exception is the offset in the file. */
    @Test
    default void reportsTheOffsetOfDamageInTheFile() {
        byte[] good = subject().pack(List.of(Content.RANDOM.make(300_000)));
        byte[] bad = Bytes.concat(good, Content.TEXT.make(1000));
        assertThatThrownBy(() -> subject().expand(bad))
                .isInstanceOfSatisfying(
                        CorruptFrameException.class,
                        e -> assertThat(e.offset()).isBetween((long) good.length, (long) bad.length));
    }

    /** Zeros after the frames are padding, or are rejected. They are never content. */
    @Test
    default void zerosAfterTheFramesAreNotContent() {
        DamagedFile file = new DamagedFile(subject());
        for (int more : new int[] {1, 2, 4, 512, 100_000}) {
            byte[] padded = Arrays.copyOf(file.good(), file.good().length + more);
            expectCorruptOrExact(file, padded, more + " zeros");
            expectCorrupt(Bytes.concat(padded, new byte[] {'x'}), "garbage behind zeros");
        }
    }

    /** A failure of the source is thrown unchanged, at any offset. */
    @Test
    default void passesOnFailuresOfTheSource() {
        byte[] good = new DamagedFile(subject()).good();
        for (int offset = 0; offset <= good.length; offset++) {
            IOException lost = new IOException("network lost");
            TestSource source = new TestSource(good).failingAt(offset, lost);
            assertThatThrownBy(() -> readAll(source))
                    .as("after %d bytes", offset)
                    .isSameAs(lost);
        }
    }

    /** T9: a stream that has failed once keeps failing, even if the source recovers. */
    @Test
    default void keepsFailingAfterAFailure() {
        byte[] good = new DamagedFile(subject()).good();
        for (int offset = 0; offset <= good.length; offset++) {
            IOException lost = new IOException("network lost for a moment");
            TestSource source = new TestSource(good).failingAt(offset, lost);
            try (InputStream stream = subject().codec().decodeStream(source)) {
                for (int time = 1; time <= 3; time++) {
                    assertThatThrownBy(stream::readAllBytes)
                            .as("after %d bytes, time %d", offset, time)
                            .isInstanceOf(IOException.class);
                }
            } catch (IOException e) {
                assertThat(e).as("opening").isSameAs(lost);
            }
        }
    }

    private void readAll(TestSource source) throws IOException {
        try (InputStream stream = subject().codec().decodeStream(source)) {
            stream.readAllBytes();
        }
    }

    private void expectCorrupt(byte[] bad, String what) {
        // a file without a complete magic number is of another format, so any IOException is right
        Class<?> failure = bad.length < Codec.MAGIC_BYTES ? IOException.class : CorruptFrameException.class;
        assertThatThrownBy(() -> subject().expand(bad)).as(what).isInstanceOf(failure);
    }

    private void expectCorruptOrExact(DamagedFile file, byte[] bad, String what) {
        try {
            assertThat(subject().expand(bad)).as(what).isEqualTo(file.content());
        } catch (CorruptFrameException e) {
            assertThat(e.offset()).as(what).isBetween(0L, (long) bad.length);
        } catch (UnsupportedFrameException e) {
            // damage can make a header require a feature
            assertThat(e.offset()).as(what).isBetween(0L, (long) bad.length);
        } catch (IOException e) {
            assertThat(Arrays.mismatch(bad, file.good())).as("%s: %s", what, e).isLessThan(Codec.MAGIC_BYTES);
        }
    }
}
