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
 * from all over it, those of zeros left out. Four of them in a row lie in a row on the disk, so that they are one larger chunk.
 */
final class Samples {
    /** Size of a chunk. */
    static final int CHUNK = 1 << 20;

    /** How many there are: more than the processor's caches hold, so that none is warmer than on a disk. */
    static final int COUNT = 64;

    /** The largest chunk there is. */
    static final int LARGEST = 4 * CHUNK;

    private static final int PIECES = COUNT * CHUNK / LARGEST;

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
        return get(number, CHUNK);
    }

    /** The like of another size, a power of two up to {@link #LARGEST}. */
    static ByteBuffer get(long number, int size) {
        int perPiece = LARGEST / size;
        ByteBuffer piece = ALL.get((int) (number / perPiece % PIECES));
        return piece.slice((int) (number % perPiece) * size, size);
    }

    /** Content that no codec makes smaller, in place of a sample. */
    static ByteBuffer random(long number, int size) {
        ByteBuffer random = ByteBuffer.allocateDirect(size);
        byte[] bytes = new byte[size];
        new Random(number).nextBytes(bytes);
        return random.put(bytes).flip();
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
        for (int i = 0; i < COUNT; ) {
            ByteBuffer piece = ByteBuffer.allocateDirect(LARGEST);
            while (piece.hasRemaining()) {
                byte[] chunk = new byte[CHUNK];
                MIX[i % MIX.length].fill(chunk, new Random(i++));
                piece.put(chunk);
            }
            made.add(piece.flip().asReadOnlyBuffer());
        }
        return made;
    }

    private static List<ByteBuffer> take(Path file) throws IOException {
        List<ByteBuffer> taken = new ArrayList<>();
        try (FileChannel image = FileChannel.open(file)) {
            long pieces = image.size() / LARGEST;
            Random random = new Random(COUNT);
            for (long tries = 0; taken.size() < PIECES && tries < 100L * PIECES && pieces > 0; tries++) {
                ByteBuffer piece = read(image, Math.floorMod(random.nextLong(), pieces) * LARGEST);
                if (hasContent(piece)) {
                    taken.add(piece.asReadOnlyBuffer());
                }
            }
        }
        if (taken.size() < PIECES) {
            throw new EOFException(file + " has too few pieces of " + LARGEST + " bytes with content all over");
        }
        return taken;
    }

    private static boolean hasContent(ByteBuffer piece) {
        for (int at = 0; at < LARGEST; at += CHUNK) {
            if (ZeroTest.isZero(piece.slice(at, CHUNK))) {
                return false;
            }
        }
        return true;
    }

    private static ByteBuffer read(FileChannel image, long offset) throws IOException {
        ByteBuffer piece = ByteBuffer.allocateDirect(LARGEST);
        while (piece.hasRemaining()) {
            if (image.read(piece, offset + piece.position()) < 0) {
                throw new EOFException("the image became shorter");
            }
        }
        return piece.flip();
    }
}
