package org.tbimage.core.image;

import org.tbimage.store.Encoding;
import org.tbimage.store.FrameRef;
import org.tbimage.store.TableEntry.FrameRun;

/**
 * Where a frame lies in a pack.
 *
 * @param pack number of the pack in the image's list
 * @param offset place of the frame in the pack, in bytes
 * @param length length of the frame, in bytes
 * @param crc32c CRC-32C (RFC 3720) of the frame's bytes, so that damage is found before anything is decoded
 * @param contentLength length of what the frame expands to, in bytes
 */
public record PackFrame(int pack, long offset, int length, int crc32c, int contentLength) implements FrameRef {
    public PackFrame {
        if (pack < 0 || offset < 0 || length <= 0 || offset > Long.MAX_VALUE - length) {
            throw new IllegalArgumentException("bad frame: pack=" + pack + " offset=" + offset + " length=" + length);
        }
        if (contentLength <= 0 || contentLength > Encoding.MAX_CHUNK) {
            throw new IllegalArgumentException("bad frame: contentLength=" + contentLength);
        }
    }

    /** The frame that a reference stands for; an image of this store gives no other. */
    public static PackFrame of(FrameRef frame) {
        if (frame instanceof PackFrame stored) {
            return stored;
        }
        throw new IllegalArgumentException("a frame of another store: " + frame);
    }

    /** {@return the same place in a pack of another number} */
    public PackFrame in(int other) {
        return new PackFrame(other, offset, length, crc32c, contentLength);
    }

    /** {@return the place in the pack after the frame, in bytes} */
    public long end() {
        return offset + length;
    }

    /** {@return the frame of a run of equal frames that has a number, from 0} */
    public PackFrame after(long number) {
        return new PackFrame(
                pack, Math.addExact(offset, Math.multiplyExact(number, length)), length, crc32c, contentLength);
    }

    /**
     * The place in the pack after the last frame of a run, in bytes.
     *
     * @throws IllegalArgumentException if there is no such place
     */
    public static long end(FrameRun run) {
        PackFrame first = of(run.first());
        if (run.count() > (Long.MAX_VALUE - first.offset()) / first.length()) {
            throw new IllegalArgumentException("bad run of frames: " + run.count() + " of " + first);
        }
        return first.offset() + run.count() * first.length();
    }
}
