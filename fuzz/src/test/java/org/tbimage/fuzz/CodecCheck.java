package org.tbimage.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.UnaryOperator;
import org.tbimage.codec.Codec;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.codec.FrameDecoder;
import org.tbimage.codec.FrameEncoder;
import org.tbimage.codec.UnsupportedFrameException;

/** What holds for every codec and any bytes. Codec and decoder are used again and again, as a worker does. */
final class CodecCheck {
    /** For what headers may ask for: the dictionary of {@code xz -9}, twice, since a file is expanded as stream and frame. */
    private static final long MOST_MEMORY = ((2L * 65) << 20) + (32L << 20);

    private static final int TRICKLED = 2048;
    private static final int BOMB_CHUNK = 4096;

    private final Codec codec;
    private final FrameDecoder decoder;
    private final FrameEncoder encoder;
    private final OtherReader other;
    private final UnaryOperator<byte[]> mender;

    private CodecCheck(Codec codec, OtherReader other, UnaryOperator<byte[]> mender) {
        this.codec = codec;
        this.decoder = codec.newDecoder();
        this.encoder = codec.newEncoder(Math.max(1, codec.levels().fastest()));
        this.other = other;
        this.mender = mender;
    }

    /** For a codec; {@code mender} gives an input that was changed the right checksums, or leaves it as it is. */
    static CodecCheck of(String name, OtherReader other, UnaryOperator<byte[]> mender) {
        return new CodecCheck(codec(name), other, mender);
    }

    static Codec codec(String name) {
        return ServiceLoader.load(Codec.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(codec -> codec.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    void check(byte[] file) throws IOException {
        Allocation.bounded(MOST_MEMORY, () -> expand(file));
        byte[] mended = mender.apply(file);
        if (!Arrays.equals(mended, file)) {
            Allocation.bounded(MOST_MEMORY, () -> expand(mended));
        }
        roundTrip(file);
    }

    private void expand(byte[] file) throws IOException {
        codec.recognizes(ByteBuffer.wrap(file));
        Expanded expanded = Expanded.of(codec, new ByteArrayInputStream(file), 8192);
        if (file.length <= TRICKLED && !expanded.tooLong()) {
            Expanded trickled = Expanded.of(codec, new TrickleStream(file), 13);
            assertThat(trickled.isWhole() == expanded.isWhole() || other.readsPiecesOtherwise(file))
                    .as("in small pieces as in large ones")
                    .isTrue();
            assertThat(!expanded.isWhole()
                            || !trickled.isWhole()
                            || Arrays.equals(trickled.content(), expanded.content()))
                    .isTrue();
        }
        if (expanded.isWhole()) {
            compareWithOther(file, expanded.content());
        }
        decode(file, expanded);
    }

    private void compareWithOther(byte[] file, byte[] content) throws IOException {
        Optional<byte[]> others = other.expand(file, content.length + 1);
        assertThat(others.isEmpty() || Arrays.equals(others.get(), content))
                .as("another reader gives the same")
                .isTrue();
    }

    /** What is a frame is also a file, and has only one length. */
    private void decode(byte[] file, Expanded expanded) {
        int length = expanded.tooLong() ? BOMB_CHUNK : expanded.content().length;
        Optional<byte[]> chunk = decode(file, length);
        if (chunk.isPresent()) {
            // a chunk needs no window, a stream does
            boolean unsupported = expanded.refusal()
                    .filter(e -> e instanceof UnsupportedFrameException
                            || String.valueOf(e.getMessage()).contains("window"))
                    .isPresent();
            assertThat(expanded.isWhole() || unsupported)
                    .as("a frame is a file")
                    .isTrue();
            assertThat(unsupported || Arrays.equals(chunk.get(), expanded.content()))
                    .isTrue();
            assertThat(decode(file, length + 1)).isEmpty();
            assertThat(length == 0 || decode(file, length - 1).isEmpty()).isTrue();
            requireAlone(file, length);
        }
    }

    /** Nothing may follow a frame: no byte, and no frame that a library would expand as well. */
    private void requireAlone(byte[] frame, int length) {
        byte[] twice = Arrays.copyOf(frame, 2 * frame.length);
        System.arraycopy(frame, 0, twice, frame.length, frame.length);
        assertThat(decode(twice, 2 * length)).as("two frames are no frame").isEmpty();
        byte[] more = Arrays.copyOf(frame, frame.length + 1);
        assertThat(decode(more, length)).as("a byte follows").isEmpty();
    }

    private Optional<byte[]> decode(byte[] frame, int length) {
        byte[] chunk = new byte[length];
        try {
            decoder.decode(ByteBuffer.wrap(frame), ByteBuffer.wrap(chunk));
            return Optional.of(chunk);
        } catch (CorruptFrameException e) {
            assertThat(e.offset()).isBetween(0L, (long) frame.length);
            return Optional.empty();
        } catch (UnsupportedFrameException e) {
            assertThat(e.offset()).isBetween(0L, (long) frame.length);
            return Optional.empty();
        }
    }

    private void roundTrip(byte[] content) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(codec.maxFrameLength(content.length));
        encoder.encode(ByteBuffer.wrap(content), frame);
        frame.flip();
        assertThat(codec.recognizes(frame)).isTrue();
        byte[] back = new byte[content.length];
        decoder.decode(frame, ByteBuffer.wrap(back));
        assertThat(Arrays.equals(back, content)).isTrue();
    }

    /** Somebody else's reader of the format. */
    interface OtherReader {
        /** Expands at most {@code limit} bytes; nothing if it can't read the file, or has no word in it. */
        Optional<byte[]> expand(byte[] file, int limit) throws IOException;

        /** Whether the format forbids the file, and its library, which we use, refuses it only in small pieces. */
        default boolean readsPiecesOtherwise(byte[] file) {
            return false;
        }
    }
}
