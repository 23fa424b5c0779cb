package org.tbimage.action;

/** Names of the stages that the jobs of the library have. Other code may use names of its own. */
public final class Stage {
    /** Reads the device. */
    public static final String READ = "read";
    /** Computes digests. */
    public static final String HASH = "hash";
    /** Encodes chunks into frames. */
    public static final String ENCODE = "encode";
    /** Decodes frames into chunks. */
    public static final String DECODE = "decode";
    /** Reads frames from the store. */
    public static final String FETCH = "fetch";
    /** Writes frames and the chunk table to the store, in order of the disk. */
    public static final String STORE = "store";
    /** Decides in order of the disk what to write, or counts what differs. */
    public static final String DECIDE = "decide";
    /** Writes to the device. */
    public static final String WRITE = "write";

    private Stage() {}
}
