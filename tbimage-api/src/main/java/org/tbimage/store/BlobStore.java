package org.tbimage.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * The little that images ask of a medium: whole blobs under keys, no append, no rename. A directory, a bucket of an
 * object store and a map in memory can all be one.
 *
 * <ul>
 *   <li><b>Keys</b> are 1 to 8 parts with {@code /} between; a part is 1 to 255 of {@code A-Z a-z 0-9 . _ -} and does not
 *       begin with a dot. {@link IllegalArgumentException} otherwise.
 *   <li><b>Threads:</b> safe for many, and for many processes on many machines; a {@link Sink} belongs to one thread.
 *   <li><b>Visibility:</b> a blob appears whole, on stable storage, when {@link Sink#commit} or a {@code put} returns,
 *       and at once for every reader on any machine. One that was never committed is never seen.
 *   <li><b>Errors:</b> {@link BlobMissingException} for a key that is not there,
 *       {@link org.tbimage.problem.ImagingException} with {@link org.tbimage.problem.Problem#STORE_FULL} where space or
 *       quota ends, and {@link IOException} for what else the medium says.
 *   <li><b>Closing:</b> whoever opened a medium closes it, after its sinks.
 * </ul>
 */
public interface BlobStore extends Closeable {
    /** {@return where the medium is, as the user gave it, for messages} */
    String location();

    /**
     * Begins a new blob of any length. The key is claimed as far as the medium can: of two writers of one key at most
     * one commits.
     *
     * @param key the key
     * @return the writer, or empty if the key is taken, or claimed by another writer
     * @throws IOException if the medium fails
     */
    Optional<Sink> create(String key) throws IOException;

    /**
     * Stores a small blob unless the key is taken. Of many writers of one key exactly one stores.
     *
     * @param key the key
     * @param content its bytes, from position to limit; left as it was
     * @return whether it was stored
     * @throws IOException if the medium fails
     */
    boolean putIfAbsent(String key, ByteBuffer content) throws IOException;

    /**
     * Stores a small blob in place of one of the same key. Readers see the old or the new one, whole.
     *
     * @param key the key
     * @param content its bytes, from position to limit; left as it was
     * @throws IOException if the medium fails
     */
    void put(String key, ByteBuffer content) throws IOException;

    /**
     * Fills what remains of {@code target}.
     *
     * @param key the key
     * @param offset place of the first byte in the blob
     * @param target gets the bytes; its position is then its limit
     * @throws BlobMissingException if there is no such blob
     * @throws java.io.EOFException if the blob ends before
     * @throws IOException if the medium fails
     */
    void read(String key, long offset, ByteBuffer target) throws IOException;

    /**
     * Reads a blob from its first byte to its last. The caller closes the stream, which belongs to one thread.
     *
     * @param key the key
     * @return its bytes; a medium that fails on the way throws, and never ends the stream early
     * @throws BlobMissingException if there is no such blob
     * @throws IOException if the medium fails
     */
    InputStream stream(String key) throws IOException;

    /**
     * Tells the length of a blob.
     *
     * @param key the key
     * @return its bytes, or empty if there is no such blob
     * @throws IOException if the medium fails
     */
    OptionalLong length(String key) throws IOException;

    /**
     * Lists keys. Names that are not keys, such as hidden files, are passed over.
     *
     * @param prefix what they begin with, whole parts or not; empty for all
     * @return the keys, in order of their characters, aliases included
     * @throws IOException if the list can't be had whole; never a short list
     */
    List<String> list(String prefix) throws IOException;

    /**
     * Removes a blob or an alias; does nothing if it is not there.
     *
     * @param key the key
     * @throws IOException if the medium fails
     */
    void delete(String key) throws IOException;

    /**
     * Lets a second key in the same folder lead to a blob, for people and their tools; replaces an alias of that name
     * in one step, and keeps a blob of that name under the key with {@code .old} behind it. By default, and where the
     * medium can't, nothing happens.
     *
     * @param alias the second key
     * @param key where it leads
     * @return whether the medium can
     * @throws IOException if the medium fails
     */
    default boolean alias(String alias, String key) throws IOException {
        return false;
    }

    /**
     * Tells whether a key is one of several names of a blob, so that nothing is lost by deleting it.
     *
     * @param key the key
     * @return whether another key of the folder leads to the same blob, or this one leads to another
     * @throws IOException if the medium fails
     */
    default boolean isAlias(String key) throws IOException {
        return false;
    }

    /**
     * Gives a blob a second key, under which it is a blob of its own: to delete one of the two leaves the other. No bytes
     * are copied. The second key is on stable storage when this returns. May be repeated after a failure. By default, and
     * where the blob store has no such links, nothing happens; the caller then copies the bytes.
     *
     * @param key the key of the blob
     * @param second the second key, in any folder
     * @return what came of it
     * @throws BlobMissingException if there is no blob under {@code key}
     * @throws IOException if the blob store fails
     */
    default Link link(String key, String second) throws IOException {
        return Link.UNSUPPORTED;
    }

    /** What came of {@link #link}. */
    enum Link {
        /** The second key leads to the blob; also if it did so before. */
        MADE,
        /** Another blob has the second key; it is left as it was. */
        TAKEN,
        /** The blob store can not link these two keys. Nothing was changed. */
        UNSUPPORTED
    }

    /**
     * Tells whether two keys are names of one blob. By default no blob has two names.
     *
     * @param key one key
     * @param other another key
     * @return whether they are; false if one of them is not there
     * @throws IOException if the medium fails
     */
    default boolean isSame(String key, String other) throws IOException {
        return false;
    }

    /**
     * Removes what writers left behind that were killed long ago, by the medium's own clock: what has neither been
     * written nor {@linkplain Sink#renew renewed} since. By default the medium keeps nothing of an uncommitted blob.
     *
     * @param prefix what the keys begin with
     * @param which tells by its whole key whether an uncommitted blob may be removed
     * @return how many there were
     * @throws IOException if the medium fails
     */
    default int sweepAbandoned(String prefix, Predicate<String> which) throws IOException {
        return 0;
    }

    /**
     * Removes blobs that were made for the sake of another one, which their writer {@linkplain #create claimed} before
     * the first of them was committed, and never committed itself; but only where it is certain that he never will:
     * the claim is gone, the blob is not there, and all of them were last written long ago by the medium's own clock.
     * By default, and where the medium can't be certain, nothing is removed.
     *
     * @param key the blob that was never committed
     * @param parts what was made for it, in the order in which to remove it
     * @return whether they were removed
     * @throws IOException if the medium fails; some of them may be removed then
     */
    default boolean removeAbandoned(String key, List<String> parts) throws IOException {
        return false;
    }

    /** Writes one blob. Closing without {@link #commit} discards what was written. For one thread. */
    interface Sink extends Closeable {
        /**
         * Appends bytes.
         *
         * @param bytes what remains of it is written; its position is then its limit
         * @throws IOException if the medium fails
         */
        void write(ByteBuffer bytes) throws IOException;

        /**
         * Makes the blob visible and durable. Nothing can be written afterwards.
         *
         * @throws IOException if the medium fails; the blob is then not visible, unless only the answer was lost
         */
        void commit() throws IOException;

        /**
         * Tells whether the key is still claimed by this writer: it has neither committed nor closed, and nobody has
         * taken it for dead meanwhile, as happens to one that was asleep for hours. Asks the medium, and no memory of
         * it. By default, and where the medium can't be certain, the answer is no.
         *
         * @return whether that is certain
         * @throws IOException if the medium fails
         */
        default boolean isHeld() throws IOException {
            return false;
        }

        /**
         * Shows that the writer is at work, though it has nothing to write: the blob counts as written to just now, by
         * the medium's own clock. May be called by any thread, also during the other calls. Does nothing once the claim
         * is committed, closed or lost. By default nothing is done, as is right where nothing is swept.
         *
         * @throws IOException if the medium fails; the claim is still held
         */
        default void renew() throws IOException {}
    }
}
