package org.tbimage.codec.gzip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.codec.Codec;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.codec.FrameEncoder;
import org.tbimage.codec.UnsupportedFrameException;
import org.tbimage.testkit.codec.CodecUnderTest;
import org.tbimage.testkit.codec.Content;
import org.tbimage.testkit.codec.FormatTool;

/** The bytes of our own members. */
final class MemberTest {
    private final CodecUnderTest gzip =
            new CodecUnderTest(new GzipCodec(), new FormatTool(GzipTools.EXPAND, GzipTools.COMPRESS));

    /** There is neither time nor name, so the same disk gives the same image on every day and machine. */
    @ParameterizedTest
    @CsvSource({
        "0, 1f8b08000000000000ff",
        "1, 1f8b08000000000004ff",
        "6, 1f8b08000000000000ff",
        "9, 1f8b08000000000002ff"
    })
    void headerHasNeitherTimeNorName(int level, String header) {
        byte[] frame = gzip.encode(Content.TEXT.make(1000), level);
        assertThat(HexFormat.of().formatHex(frame, 0, 10)).isEqualTo(header);
    }

    /** Incompressible content costs 5 bytes in 64 KiB, with any zlib. */
    @ParameterizedTest
    @ValueSource(ints = {30_000, 65_535, 65_536, 1 << 20})
    void storesWhatCannotBeCompressed(int length) throws IOException {
        byte[] content = Content.RANDOM.make(length);
        byte[] frame = gzip.encode(content);
        assertThat(frame).hasSizeLessThanOrEqualTo(length + 18 + 5 * ((length + 65_534) / 65_535));
        assertThat(gzip.tool().expand(frame)).isEqualTo(content);
    }

    /** Level 0 never compresses, with any engine, and needs no library. */
    @Test
    void levelZeroStoresEverything() throws IOException {
        byte[] content = Content.TEXT.make(100_000);
        Codec withoutEngines = new GzipCodec(() -> {
            throw new AssertionError("an engine was asked for");
        });
        ByteBuffer frame = ByteBuffer.allocate(withoutEngines.maxFrameLength(content.length));
        try (FrameEncoder encoder = withoutEngines.newEncoder(0)) {
            encoder.encode(ByteBuffer.wrap(content), frame);
        }
        byte[] member = Arrays.copyOf(frame.array(), frame.position());
        assertThat(member).hasSize(content.length + 18 + 2 * 5);
        assertThat(gzip.tool().expand(member)).isEqualTo(content);
    }

    /** Stored blocks are correct, even if no zlib makes them necessary. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_534, 65_535, 65_536, 131_070, 131_071, 200_000})
    void storedBlocksAreDeflateData(int length) throws Exception {
        byte[] content = Content.RANDOM.make(length);
        ByteBuffer blocks =
                ByteBuffer.allocate((int) StoredBlocks.length(length)).order(ByteOrder.LITTLE_ENDIAN);
        StoredBlocks.put(ByteBuffer.wrap(content), blocks);
        assertThat(blocks.hasRemaining()).isFalse();
        Inflater inflater = new Inflater(true);
        inflater.setInput(blocks.flip());
        byte[] actual = new byte[length];
        assertThat(inflater.inflate(actual)).isEqualTo(length);
        assertThat(inflater.inflate(new byte[1])).isZero();
        assertThat(inflater.finished()).isTrue();
        assertThat(blocks.hasRemaining()).isFalse();
        inflater.end();
        assertThat(actual).isEqualTo(content);
    }

    /** T13: the length in a trailer is the real length modulo 4 GiB. */
    @Test
    void comparesLengthsModulo4GiB() throws CorruptFrameException, UnsupportedFrameException {
        byte[] trailer = {0, 0, 0, 0, 5, 0, 0, 0};
        MemberTrailer.check(new BufferInput(ByteBuffer.wrap(trailer)), new CRC32(), (1L << 32) + 5);
        assertThatThrownBy(() ->
                        MemberTrailer.check(new BufferInput(ByteBuffer.wrap(trailer)), new CRC32(), (1L << 32) + 6))
                .isInstanceOf(CorruptFrameException.class);
    }

    /** Zeros after the last member are padding, as in gzip. Before another member they are an error. */
    @Test
    void skipsZerosOnlyAtTheEnd() throws IOException {
        byte[] content = Content.TEXT.make(5000);
        byte[] frame = gzip.encode(content);
        byte[] padded = Arrays.copyOf(frame, frame.length + 100_000);
        assertThat(gzip.expand(padded)).isEqualTo(content);
        byte[] between = Arrays.copyOf(padded, padded.length + frame.length);
        System.arraycopy(frame, 0, between, padded.length, frame.length);
        assertThatThrownBy(() -> gzip.expand(between)).isInstanceOf(CorruptFrameException.class);
    }

    /** The checksum would detect all these errors, but could not describe them. */
    @ParameterizedTest
    @CsvSource({"99, is longer than the chunk", "101, is shorter than the chunk"})
    void reportsAWrongLength(int length, String words) {
        byte[] frame = gzip.encode(Content.TEXT.make(100));
        assertThatThrownBy(() -> gzip.decode(frame, length)).hasMessageContaining(words);
    }

    @Test
    void reportsATruncatedMember() {
        byte[] frame = gzip.encode(Content.TEXT.make(100));
        for (int missing : new int[] {1, 8, 9, 40}) {
            byte[] cut = Arrays.copyOf(frame, frame.length - missing);
            assertThatThrownBy(() -> gzip.decode(cut, 100)).hasMessageContaining("truncated");
        }
    }
}
