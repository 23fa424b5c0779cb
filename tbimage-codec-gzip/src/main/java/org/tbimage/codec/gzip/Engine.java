package org.tbimage.codec.gzip;

/**
 * A library that compresses and decompresses deflate data (RFC 1951). Members differ between engines only in their
 * length. An engine has no state and is safe for use by many threads. Its deflaters and inflaters belong to one thread
 * at a time.
 */
interface Engine {
    /** {@return the name of the engine in the property {@value EngineSelection#PROPERTY}} */
    String name();

    /** {@return the name of the library for the user: its file, with its version if known} */
    String library();

    /**
     * Returns whether the engine supports a level.
     *
     * @param level a level in {@link GzipCodec#levels}
     */
    boolean hasLevel(int level);

    /**
     * Creates a deflater. The caller closes it.
     *
     * @param level a level that the engine {@linkplain #hasLevel supports}
     * @return a deflater for one thread
     * @throws LinkageError if the library cannot be loaded
     */
    RawDeflater newDeflater(int level);

    /**
     * Creates an inflater. The caller closes it.
     *
     * @return an inflater for one thread
     * @throws LinkageError if the library cannot be loaded
     */
    RawInflater newInflater();
}
