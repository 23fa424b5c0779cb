package org.tbimage.codec.gzip;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.codec.UnsupportedFrameException;
import org.tbimage.testkit.codec.CodecUnderTest;
import org.tbimage.testkit.codec.Content;
import org.tbimage.testkit.codec.FormatTool;

/**
 * T45: frames that anyone with access to the store could write. For each of them, an engine returns the correct
 * content, or the same exception as the JDK, and writes only to the chunk. More frames with other seeds: {@code
 * -Dtest.jvm="-Dtbimage.mutations=5000000 -Dtbimage.seed=7"}.
 */
final class MutatedFramesTest {
    private static final int MUTATIONS = Integer.getInteger("tbimage.mutations", 20_000);
    private static final int SEED = Integer.getInteger("tbimage.seed", 1);
    private static final String GOOD = "good";
    private static final int MARGIN = 64;
    private static final int ROOM = 10_000;
    private static final byte[] MARKS = "Z".repeat(ROOM).getBytes(US_ASCII);

    private final ByteBuffer source = ByteBuffer.allocateDirect(ROOM);
    private final ByteBuffer target = ByteBuffer.allocateDirect(ROOM);

    @ParameterizedTest
    @EnumSource(names = {"LIBDEFLATE", "ISAL"})
    void engineAndJdkAgree(TestEngines kind) {
        SplittableRandom random = new SplittableRandom(SEED);
        byte[][] contents = contents();
        byte[][] frames = frames(kind, contents);
        int good = 0;
        int lenient = 0;
        try (GzipDecoder decoder = new GzipDecoder(kind.installed().newInflater());
                GzipDecoder jdk = new GzipDecoder(new JdkInflater());
                RawInflater alone = kind.installed().newInflater()) {
            for (int i = 0; i < MUTATIONS; i++) {
                int which = random.nextInt(frames.length);
                byte[] frame = mutate(frames[which], random);
                byte[] content = contents[which % contents.length];
                int length = Math.max(0, content.length + (random.nextInt(8) == 0 ? random.nextInt(-5, 6) : 0));
                String expected = outcome(jdk, frame, length, content);
                String actual = outcome(decoder, frame, length, content);
                boolean whole = alone(alone, frame, length);
                if (actual.equals(GOOD)) {
                    good++;
                    lenient += expected.equals(GOOD) ? 0 : 1;
                } else if (!actual.equals(expected)) {
                    throw new AssertionError("mutation " + i + ": " + actual + ", but the JDK: " + expected);
                }
                if (expected.equals(GOOD) && Arrays.equals(frame, frames[which]) && !whole) {
                    throw new AssertionError("mutation " + i + ": the engine needs the JDK");
                }
            }
        }
        assertThat(good).isBetween(MUTATIONS / 10, MUTATIONS / 2);
        System.out.println(kind + ": " + MUTATIONS + " mutated frames, " + good + " with the right content, " + lenient
                + " of them refused by the JDK");
    }

    /** Some small frames of each kind. */
    private static byte[][] contents() {
        int[] lengths = {0, 1, 40, 300, 5000};
        return Arrays.stream(Content.values())
                .flatMap(kind -> Arrays.stream(lengths).mapToObj(kind::make))
                .toArray(byte[][]::new);
    }

    /** All contents by the engine, then all by the JDK, at any level. */
    private static byte[][] frames(TestEngines kind, byte[][] contents) {
        byte[][] frames = new byte[2 * contents.length][];
        for (int i = 0; i < frames.length; i++) {
            GzipCodec codec = i < contents.length ? kind.codec() : TestEngines.JDK.codec();
            frames[i] = new CodecUnderTest(codec, new FormatTool(GzipTools.EXPAND, GzipTools.COMPRESS))
                    .encode(contents[i % contents.length], 1 + i % 9);
        }
        return frames;
    }

    /**
     * Flips, sets, copies, truncations and insertions. Most frames get few of them. Few are in the header, which this
     * codec parses itself.
     */
    private static byte[] mutate(byte[] frame, SplittableRandom random) {
        byte[] bytes = frame.clone();
        for (int count = random.nextInt(4); count > 0; count--) {
            int from = random.nextInt(20) == 0 ? 0 : Math.min(10, bytes.length - 1);
            int at = random.nextInt(from, Math.min(bytes.length, random.nextBoolean() ? from + 80 : bytes.length));
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] = (byte) random.nextInt();
                case 1 -> bytes = Arrays.copyOf(bytes, at + 1);
                case 2 -> bytes = Arrays.copyOf(bytes, bytes.length + random.nextInt(1, 20));
                case 3 -> System.arraycopy(bytes, 0, bytes, at, Math.min(at, bytes.length - at) / 2);
                default -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            }
        }
        return bytes;
    }

    private String outcome(GzipDecoder decoder, byte[] frame, int length, byte[] content) {
        ByteBuffer chunk = marked(length);
        try {
            decoder.decode(direct(frame), chunk);
            assertThat(chunk.position(MARGIN).equals(ByteBuffer.wrap(content))).isTrue();
            return GOOD;
        } catch (CorruptFrameException | UnsupportedFrameException e) {
            return e.getMessage();
        } finally {
            assertMargins(length);
        }
    }

    /** Also finds data after a damaged header. */
    private boolean alone(RawInflater inflater, byte[] frame, int length) {
        ByteBuffer chunk = marked(length);
        ByteBuffer member = direct(frame);
        boolean whole = inflater.inflate(member.position(Math.min(10, member.limit())), chunk);
        assertMargins(length);
        assertThat(member.position()).isBetween(0, member.limit());
        return whole;
    }

    /**
     * Direct memory, so that the engine works next to the bytes that must not change, here the rest of earlier frames.
     */
    private ByteBuffer direct(byte[] bytes) {
        return source.clear().put(bytes).flip().slice();
    }

    private ByteBuffer marked(int length) {
        return target.put(0, MARKS).limit(MARGIN + length).position(MARGIN);
    }

    private void assertMargins(int length) {
        target.clear();
        boolean before = target.slice(0, MARGIN).mismatch(ByteBuffer.wrap(MARKS, 0, MARGIN)) < 0;
        int end = MARGIN + length;
        ByteBuffer behind = target.slice(end, target.capacity() - end);
        if (!before || behind.mismatch(ByteBuffer.wrap(MARKS, 0, behind.capacity())) >= 0) {
            throw new AssertionError("written outside the chunk of " + length);
        }
    }
}
