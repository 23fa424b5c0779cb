package org.tbimage.codec.gzip;

/**
 * A library that makes and expands deflate data (RFC 1951). Members are the same whichever it is, but for how small it
 * makes them. Has no state and is safe for many threads; what it makes belongs to one thread at a time.
 */
interface Engine {
    /** {@return what the setting {@value EngineSelection#PROPERTY} calls it} */
    String name();

    /** {@return what a person looks for: the library's file, with its version where it tells} */
    String library();

    /**
     * Tells whether it compresses at a level.
     *
     * @param level one of {@link GzipCodec#levels}
     */
    boolean hasLevel(int level);

    /**
     * Makes a compressor. The caller closes it.
     *
     * @param level one that it {@linkplain #hasLevel has}
     * @return a compressor for one thread
     * @throws LinkageError if the library can't be loaded
     */
    RawDeflater newDeflater(int level);

    /**
     * Makes an expander. The caller closes it.
     *
     * @return an expander for one thread
     * @throws LinkageError if the library can't be loaded
     */
    RawInflater newInflater();
}
