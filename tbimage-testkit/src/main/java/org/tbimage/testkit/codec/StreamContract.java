package org.tbimage.testkit.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tbimage.codec.Codec;

/** The part of the contract about decoding whole files. */
public interface StreamContract extends CodecFixture {
    /** Frames laid end to end, with their trailer, are one file. Empty frames add nothing. */
    @Test
    default void decodesFramesLaidEndToEnd() throws IOException {
        List<byte[]> contents = List.of(
                Content.MIXED.make(70_001),
                new byte[0],
                Content.ZEROS.make(1 << 20),
                Content.RANDOM.make(1),
                Content.TEXT.make(100_000));
        assertThat(subject().expand(subject().pack(contents))).isEqualTo(Bytes.concat(contents));
    }

    /** A source may return few bytes at a time. */
    @Test
    default void decodesFromASourceOfFewBytes() throws IOException {
        List<byte[]> contents = List.of(Content.TEXT.make(3000), new byte[0], Content.RANDOM.make(999));
        byte[] file = subject().pack(contents);
        for (int most : new int[] {1, 2, 3, 7}) {
            try (InputStream stream = subject().codec().decodeStream(new TestSource(file).giving(most))) {
                assertThat(stream.readAllBytes()).as("%d at a time", most).isEqualTo(Bytes.concat(contents));
            }
        }
    }

    /**
     * The stream supports all reads of an input stream: single bytes, no bytes, parts of an array, skipping, repeated
     * ends.
     */
    @Test
    default void isAnInputStream() throws IOException {
        byte[] content = Content.RANDOM.make(50_000);
        byte[] file = subject().pack(List.of(content));
        try (InputStream stream = subject().codec().decodeStream(new ByteArrayInputStream(file))) {
            assertThat(stream.read(new byte[0])).isZero();
            for (int i = 0; i < 300; i++) {
                assertThat(stream.read()).isEqualTo(content[i] & 0xFF);
            }
            stream.skipNBytes(40_000);
            byte[] some = new byte[100];
            assertThat(stream.readNBytes(some, 10, 50)).isEqualTo(50);
            byte[] expected = new byte[100];
            System.arraycopy(content, 40_300, expected, 10, 50);
            assertThat(some).isEqualTo(expected);
            assertThat(stream.readAllBytes()).hasSize(50_000 - 40_350);
            assertThat(stream.read()).isEqualTo(-1);
            assertThat(stream.read(some, 0, 1)).isEqualTo(-1);
        }
    }

    /** Closing the stream closes the source. A closed stream throws. */
    @Test
    default void closesTheSource() throws IOException {
        TestSource source = new TestSource(subject().pack(List.of(Content.TEXT.make(100_000))));
        InputStream stream = subject().codec().decodeStream(source);
        assertThat(stream.read()).isNotNegative();
        stream.close();
        assertThat(source.timesClosed()).isPositive();
        stream.close();
        assertThatThrownBy(stream::read).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> stream.read(new byte[10])).isInstanceOf(IOException.class);
    }

    /** T44: a file of another format, or one shorter than the magic number, is rejected when opening. The caller still owns the source. */
    @Test
    default void rejectsFilesOfOtherFormats() {
        Codec codec = subject().codec();
        List<byte[]> others = List.of(
                new byte[0],
                new byte[1],
                new byte[512],
                Content.TEXT.make(5000),
                "PK\3\4........".getBytes(StandardCharsets.US_ASCII));
        for (byte[] other : others) {
            TestSource source = new TestSource(other);
            assertThatThrownBy(() -> codec.decodeStream(source))
                    .as("%d bytes", other.length)
                    .isInstanceOf(IOException.class);
            assertThat(source.timesClosed())
                    .as("closing of a source that is still the caller's")
                    .isZero();
        }
    }
}
