package org.tbimage.core.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * A small sample of the chunks of an image, by which another backup finds out whether it has content in common with the image: the
 * first eight bytes of those digests that begin with a number of zero bits, at most {@value #MOST}. It is advice: a wrong one costs
 * room, and never content.
 */
final class Sketch {
    /** Most digests of a sketch. */
    static final int MOST = 1024;

    /** Maximum length of a sketch, in bytes. */
    static final int MAX_BYTES = 64 + MOST * Long.BYTES;

    private static final String TITLE = "tbimage-sketch 1 ";

    private long[] digests = new long[MOST];
    private int count;
    private int zeroBits;

    /** Adds the first eight bytes of a digest. */
    void add(long digest) {
        if (!fits(digest)) {
            return;
        }
        if (count == MOST) {
            zeroBits++;
            digests = Arrays.copyOf(
                    LongStream.of(digests).filter(this::fits).distinct().toArray(), MOST);
            count = (int) LongStream.of(digests).takeWhile(known -> known != 0).count();
            add(digest);
            return;
        }
        digests[count++] = digest;
    }

    private boolean fits(long digest) {
        return digest != 0 && (zeroBits == 0 || digest >>> (Long.SIZE - zeroBits) == 0);
    }

    /** {@return the bytes of the sketch: a line with the number of zero bits and of digests, then eight bytes for each} */
    ByteBuffer write() {
        byte[] title = (TITLE + zeroBits + " " + count + "\n").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes =
                ByteBuffer.allocate(title.length + count * Long.BYTES).put(title);
        LongStream.of(digests).limit(count).forEach(bytes::putLong);
        return bytes.flip();
    }

    /** Reads the digests of an untrusted sketch; none if it is not one. */
    static long[] read(ByteBuffer sketch) {
        String start = StandardCharsets.ISO_8859_1
                .decode(sketch.slice(sketch.position(), Math.min(TITLE.length(), sketch.remaining())))
                .toString();
        if (!start.equals(TITLE)) {
            return new long[0];
        }
        while (sketch.hasRemaining() && sketch.get() != '\n') {
            // the line ends before the digests
        }
        long[] digests = new long[Math.min(MOST, sketch.remaining() / Long.BYTES)];
        for (int i = 0; i < digests.length; i++) {
            digests[i] = sketch.getLong();
        }
        return digests;
    }
}
