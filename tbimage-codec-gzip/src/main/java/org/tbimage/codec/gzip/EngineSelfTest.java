package org.tbimage.codec.gzip;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Tests an engine before it is used for disks. The JDK must decompress its data, it must decompress data of the JDK,
 * and it must reject data that is truncated or too long. Takes a few milliseconds.
 */
final class EngineSelfTest {
    /** Longer than the window of deflate, so that matches use the maximum distance. */
    private static final int LENGTH = 40_000;

    private final Engine engine;
    private final List<byte[]> contents = List.of(new byte[0], noise(1000), mixed());

    private EngineSelfTest(Engine engine) {
        this.engine = engine;
    }

    /**
     * Tests an engine.
     *
     * @param engine the engine, whose library may be missing
     * @return why it cannot be used, in a few words; empty if it works
     */
    static Optional<String> fault(Engine engine) {
        try {
            return new EngineSelfTest(engine).fault();
        } catch (LinkageError e) {
            return Optional.of(LoadError.of(e));
        } catch (RuntimeException e) {
            return Optional.of("it fails when tried: " + e.getMessage());
        }
    }

    private Optional<String> fault() {
        for (byte[] content : contents) {
            for (int level : levels()) {
                if (!comesBack(content, engine.newDeflater(level))) {
                    return Optional.of("it compresses wrongly when tried, at level " + level);
                }
            }
            if (!expands(content)) {
                return Optional.of("it expands wrongly when tried");
            }
        }
        return Optional.empty();
    }

    private List<Integer> levels() {
        return GzipCodec.compressingLevels().filter(engine::hasLevel).boxed().toList();
    }

    private static boolean comesBack(byte[] content, RawDeflater deflater) {
        ByteBuffer data = room(content);
        try (deflater;
                JdkInflater judge = new JdkInflater()) {
            // The second round finds state left over from the first.
            for (int round = 0; round < 2; round++) {
                boolean hadRoom = deflater.deflate(ByteBuffer.wrap(content), data.clear());
                ByteBuffer back = ByteBuffer.allocate(content.length);
                if (hadRoom && !(judge.inflate(data.flip(), back) && back.equals(ByteBuffer.wrap(content)))) {
                    return false;
                }
            }
            return true;
        }
    }

    private boolean expands(byte[] content) {
        ByteBuffer data = room(content);
        try (JdkDeflater deflater = new JdkDeflater(GzipCodec.LEVELS.standard());
                RawInflater inflater = engine.newInflater()) {
            if (!deflater.deflate(ByteBuffer.wrap(content), data)) {
                throw new IllegalStateException("no room for " + content.length + " bytes");
            }
            int end = data.position();
            data.limit(end + 1).position(0);
            ByteBuffer back = ByteBuffer.allocateDirect(content.length);
            return inflater.inflate(data, back)
                    && data.position() == end
                    && back.equals(ByteBuffer.wrap(content))
                    && !inflater.inflate(data.slice(0, end - 1), back)
                    && !inflater.inflate(data.slice(0, end), ByteBuffer.allocateDirect(content.length + 1))
                    && (content.length == 0
                            || !inflater.inflate(data.slice(0, end), ByteBuffer.allocateDirect(content.length - 1)));
        }
    }

    private static ByteBuffer room(byte[] content) {
        return ByteBuffer.allocateDirect(MemberFormat.maxLength(content.length));
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new SplittableRandom(length).nextBytes(bytes);
        return bytes;
    }

    /** Letters of uneven frequency, some noise, some zeros, and a repetition at the distance of a window. */
    private static byte[] mixed() {
        byte[] bytes = new byte[LENGTH];
        byte[] noise = noise(LENGTH / 4);
        for (int i = 0; i < noise.length; i++) {
            bytes[i] = (byte) ('a' + Integer.bitCount(noise[i]));
        }
        System.arraycopy(noise, 0, bytes, LENGTH / 4, LENGTH / 8);
        System.arraycopy(bytes, 0, bytes, LENGTH - LENGTH / 5, LENGTH / 5);
        return bytes;
    }
}
