package org.tbimage.store;

import org.jspecify.annotations.Nullable;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.value.ByteRange;
import org.tbimage.value.ChunkGrid;

/** A part of an image is missing, cut, changed, or belongs to another image. */
public sealed class DamagedImageException extends ImagingException permits MissingPartException {
    private static final long serialVersionUID = 1L;

    /** A place that is not known. */
    public static final long UNKNOWN = -1;

    private final String file;
    private final long offset;
    private final long chunkOffset;

    /**
     * Names file and place.
     *
     * @param file key of the manifest, chunk table or pack
     * @param offset byte of that file at or after which the damage is, or {@link #UNKNOWN}
     * @param chunk which chunk can't be had, as {@code chunk 7 (bytes 7340032..8388608 of the disk)}; empty if it is
     *     not about one
     * @param chunkOffset where that chunk lies on the device, or {@link #UNKNOWN}
     * @param what what is wrong, in a few words
     * @param cause the cause, or null
     */
    public DamagedImageException(
            String file, long offset, String chunk, long chunkOffset, String what, @Nullable Throwable cause) {
        super(
                Problem.IMAGE_DAMAGED,
                file + (offset == UNKNOWN ? "" : " at byte " + offset) + (chunk.isEmpty() ? "" : ", " + chunk) + ": "
                        + what,
                "this image can't be trusted: restore another generation, or make a new backup",
                cause);
        this.file = file;
        this.offset = offset;
        this.chunkOffset = chunkOffset;
    }

    /**
     * Damage that is not about one chunk.
     *
     * @param file key of the manifest, chunk table or pack
     * @param offset byte of that file at or after which the damage is, or {@link #UNKNOWN}
     * @param what what is wrong, in a few words
     * @return the exception
     */
    public static DamagedImageException of(String file, long offset, String what) {
        return new DamagedImageException(file, offset, "", UNKNOWN, what, null);
    }

    /**
     * Damage that keeps a chunk from being had.
     *
     * @param file key of the pack
     * @param offset byte of that file at or after which the damage is
     * @param grid how the device is cut into chunks, unless the image is cut by content
     * @param chunk the bytes of the chunk on the device
     * @param what what is wrong, in a few words
     * @param cause the cause, or null
     * @return the exception
     */
    public static DamagedImageException ofChunk(
            String file, long offset, ChunkGrid grid, ByteRange chunk, String what, @Nullable Throwable cause) {
        long number = grid.indexOf(chunk.offset());
        String name = grid.rangeOf(number).equals(chunk)
                ? "chunk " + number + " (bytes " + chunk + " of the disk)"
                : "the chunk of bytes " + chunk + " of the disk"; // cut by content, so it has no number
        return new DamagedImageException(file, offset, name, chunk.offset(), what, cause);
    }

    /** {@return key of the manifest, chunk table or pack} */
    public String file() {
        return file;
    }

    /** {@return byte of that file at or after which the damage is, or {@link #UNKNOWN}} */
    public long offset() {
        return offset;
    }

    /** {@return where the chunk that can't be had lies on the device, or {@link #UNKNOWN}} */
    public long chunkOffset() {
        return chunkOffset;
    }
}
