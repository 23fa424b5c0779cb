package org.tbimage.codec;

/** Receives the starts of the frames of a file, while the file is decoded. */
public interface FrameListener {
    /** Ignores them. */
    FrameListener NONE = (offset, contentOffset) -> {};

    /**
     * A frame starts: {@link Codec#decodeStream} can decode the rest of the file from there.
     *
     * @param offset offset of the frame in the file, in bytes
     * @param contentOffset offset of its content in the content of the file, in bytes
     */
    void frameStarts(long offset, long contentOffset);
}
