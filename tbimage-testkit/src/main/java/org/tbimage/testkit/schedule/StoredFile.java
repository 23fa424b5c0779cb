package org.tbimage.testkit.schedule;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;

/** A file of a {@link DirectoryState}, as an inode has it: content and time, but no name. Immutable. */
public final class StoredFile {
    private final String identity;
    private final byte[] content;
    private final Instant modified;
    private long print;

    StoredFile(String identity, byte[] content, Instant modified) {
        this.identity = identity;
        this.content = content;
        this.modified = modified;
    }

    /**
     * Tells files apart. Two names of one file have the same identity; a file that replaces another one has a new identity.
     *
     * @return who created it, and as which of its files
     */
    public String identity() {
        return identity;
    }

    /** {@return its bytes, read-only} */
    public ByteBuffer content() {
        return ByteBuffer.wrap(content).asReadOnlyBuffer();
    }

    /** {@return its length, in bytes} */
    public int length() {
        return content.length;
    }

    /** {@return when it was last written, by the clock of the store} */
    public Instant modified() {
        return modified;
    }

    boolean isSame(StoredFile other) {
        return identity.equals(other.identity);
    }

    StoredFile append(byte[] bytes, Instant now) {
        byte[] longer = Arrays.copyOf(content, content.length + bytes.length);
        System.arraycopy(bytes, 0, longer, content.length, bytes.length);
        return new StoredFile(identity, longer, now);
    }

    StoredFile touched(Instant now) {
        return new StoredFile(identity, content, now);
    }

    /** A number that differs, most likely, for files that differ. Computed once. */
    long print(Fingerprint of) {
        if (print == 0) {
            print = Mix.of(Mix.of(of.of(content()), identity), modified) | 1;
        }
        return print;
    }
}
