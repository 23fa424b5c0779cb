package org.tbimage.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Chunks with content like a disk's. Made up, unless {@code -Dtbimage.sample=FILE} names a disk image: then they are taken
 * from all over it, those of zeros left out.
 */
final class Samples {
    /** Size of a chunk. */
    static final int CHUNK = 1 << 20;

    /** How many there are: more than the processor's caches hold, so that none is warmer than on a disk. */
    static final int COUNT = 64;

    private static final String FILE = "tbimage.sample";

    // of sixteen chunks; compresses with zstd -3 about as a Debian system does
    private static final SampleKind[] MIX = {
        SampleKind.TEXT, SampleKind.BINARY, SampleKind.RANDOM, SampleKind.BINARY,
        SampleKind.TEXT, SampleKind.BINARY, SampleKind.HALF_EMPTY, SampleKind.BINARY,
        SampleKind.TEXT, SampleKind.BINARY, SampleKind.RANDOM, SampleKind.BINARY,
        SampleKind.TEXT, SampleKind.BINARY, SampleKind.HALF_EMPTY, SampleKind.TEXT
    };

    private static final List<ByteBuffer> ALL = load();

    private Samples() {}

    /** The sample of a number, which may be any that is not negative; read-only and direct, from 0 to its end. */
    static ByteBuffer get(long number) {
        return ALL.get((int) (number % COUNT)).duplicate();
    }

    private static List<ByteBuffer> load() {
        String file = System.getProperty(FILE);
        try {
            return file == null ? make() : take(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException("-D" + FILE + "=" + file, e);
        }
    }

    private static List<ByteBuffer> make() {
        List<ByteBuffer> made = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            byte[] chunk = new byte[CHUNK];
            MIX[i % MIX.length].fill(chunk, new Random(i));
            made.add(ByteBuffer.allocateDirect(CHUNK).put(chunk).flip().asReadOnlyBuffer());
        }
        return made;
    }

    private static List<ByteBuffer> take(Path file) throws IOException {
        List<ByteBuffer> taken = new ArrayList<>();
        try (FileChannel image = FileChannel.open(file)) {
            long chunks = image.size() / CHUNK;
            Random random = new Random(COUNT);
            for (long tries = 0; taken.size() < COUNT && tries < 100L * COUNT && chunks > 0; tries++) {
                ByteBuffer chunk = read(image, Math.floorMod(random.nextLong(), chunks) * CHUNK);
                if (!ZeroTest.isZero(chunk)) {
                    taken.add(chunk.asReadOnlyBuffer());
                }
            }
        }
        if (taken.size() < COUNT) {
            throw new EOFException(file + " has too few chunks of " + CHUNK + " bytes with content");
        }
        return taken;
    }

    private static ByteBuffer read(FileChannel image, long offset) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
        while (chunk.hasRemaining()) {
            if (image.read(chunk, offset + chunk.position()) < 0) {
                throw new EOFException("the image became shorter");
            }
        }
        return chunk.flip();
    }
}
