package org.tbimage.store;

/**
 * A reference to a stored frame, given by an {@link ImageReader} and valid for it. Only the store that made it knows where
 * the frame lies. Values never change and are safe for many threads.
 */
public interface FrameRef {
    /** {@return length of the frame, in bytes; 1 or more} */
    int length();

    /** {@return length of what the frame expands to, in bytes; 1 to {@value Encoding#MAX_CHUNK}} */
    int contentLength();
}
