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

/** T1: the part of the contract about files that are damaged, cut or followed by anything. */
public interface StreamDamageContract extends CodecFixture {
    /** Only behind a frame may a file end: there nobody can tell, and the content is whole frames. */
    @Test
    default void noticesEveryCutBesidesThoseBehindFrames() throws IOException {
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

    /** Any bit of any frame, or of what lies behind the frames. */
    @Test
    default void aFlippedBitGivesNoWrongContent() {
        DamagedFile file = new DamagedFile(subject());
        for (int bit = 0; bit < file.good().length * Byte.SIZE; bit++) {
            expectCorruptOrExact(file, Damage.flip(file.good(), bit), "bit " + bit);
        }
    }

    /** Whatever else a file has behind its frames, it is not passed over in silence. */
    @Test
    default void noticesGarbageBehindTheFrames() {
        byte[] good = new DamagedFile(subject()).good();
        for (int more : new int[] {1, 2, 3, 4, 8, 100, 10_000}) {
            byte[] garbage = Content.RANDOM.make(more);
            // Neither a magic number nor padding.
            garbage[0] = 'x';
            expectCorrupt(Bytes.concat(good, garbage), more + " bytes behind");
        }
    }

    /** The place is one in the file, not in the piece of it that was read last. */
    @Test
    default void tellsWhereTheDamageIs() {
        byte[] good = subject().pack(List.of(Content.RANDOM.make(300_000)));
        byte[] bad = Bytes.concat(good, Content.TEXT.make(1000));
        assertThatThrownBy(() -> subject().expand(bad))
                .isInstanceOfSatisfying(
                        CorruptFrameException.class,
                        e -> assertThat(e.offset()).isBetween((long) good.length, (long) bad.length));
    }

    /** Zeros behind the frames are padding in some formats; in none are they content. */
    @Test
    default void zerosBehindTheFramesAreNoContent() {
        DamagedFile file = new DamagedFile(subject());
        for (int more : new int[] {1, 2, 4, 512, 100_000}) {
            byte[] padded = Arrays.copyOf(file.good(), file.good().length + more);
            expectCorruptOrExact(file, padded, more + " zeros");
            expectCorrupt(Bytes.concat(padded, new byte[] {'x'}), "garbage behind zeros");
        }
    }

    /** The failure of a source is its own, and neither damage nor the end; not even between two frames. */
    @Test
    default void passesFailuresOfTheSourceThrough() {
        byte[] good = new DamagedFile(subject()).good();
        for (int offset = 0; offset <= good.length; offset++) {
            IOException lost = new IOException("network lost");
            TestSource source = new TestSource(good).failingAt(offset, lost);
            assertThatThrownBy(() -> readAll(source))
                    .as("after %d bytes", offset)
                    .isSameAs(lost);
        }
    }

    /** T9: a stream that has failed once stays so, even if the source has recovered. */
    @Test
    default void staysFailed() {
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
        // Without its magic number a file is of another format, which is told as any IOException.
        Class<?> failure = bad.length < Codec.MAGIC_BYTES ? IOException.class : CorruptFrameException.class;
        assertThatThrownBy(() -> subject().expand(bad)).as(what).isInstanceOf(failure);
    }

    private void expectCorruptOrExact(DamagedFile file, byte[] bad, String what) {
        try {
            assertThat(subject().expand(bad)).as(what).isEqualTo(file.content());
        } catch (CorruptFrameException e) {
            assertThat(e.offset()).as(what).isBetween(0L, (long) bad.length);
        } catch (UnsupportedFrameException e) {
            // damage can make a header ask for a feature
            assertThat(e.offset()).as(what).isBetween(0L, (long) bad.length);
        } catch (IOException e) {
            assertThat(Arrays.mismatch(bad, file.good())).as("%s: %s", what, e).isLessThan(Codec.MAGIC_BYTES);
        }
    }
}
