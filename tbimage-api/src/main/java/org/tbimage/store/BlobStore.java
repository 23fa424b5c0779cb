package org.tbimage.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Stores whole blobs under keys: no append, no rename. A directory, a bucket of an object store and a map in memory can all
 * be one.
 *
 * <ul>
 *   <li><b>Keys</b> are 1 to 8 parts with {@code /} between; a part is 1 to 255 of {@code A-Z a-z 0-9 . _ -} and does not
 *       begin with a dot. {@link IllegalArgumentException} otherwise.
 *   <li><b>Threads:</b> safe for many threads, and for many processes on many machines. A {@link Sink} belongs to one
 *       thread. An interrupted thread may call every method: the call succeeds, or fails with
 *       {@link java.io.InterruptedIOException}. The thread stays interrupted, and the blob store works on.
 *   <li><b>Visibility:</b> a blob appears whole, on stable storage, when {@link Sink#commit} or a {@code put} returns,
 *       and at once for every reader on any machine. One that was never committed is never seen.
 *   <li><b>Errors:</b> {@link BlobMissingException} for a key that is not there,
 *       {@link org.tbimage.problem.ImagingException} with {@link org.tbimage.problem.Problem#STORE_FULL} where space or
 *       quota ends, {@link PassingFailureException} for a failure that may pass, and other {@link IOException}s for
 *       failures that do not.
 *   <li><b>Retries:</b> {@code read}, {@code stream}, {@code length}, {@code list}, {@code entries}, {@code put},
 *       {@code delete}, {@code link} and {@code renew} may be repeated after a failure.
 *   <li><b>Closing:</b> the caller that opened a blob store closes it, after its sinks.
 * </ul>
 */
public interface BlobStore extends Closeable {
    /** The length of a blob that is not known before it is written. */
    long UNKNOWN_LENGTH = -1;

    /** {@return where the blob store is, as the user gave it, for messages} */
    String location();

    /** {@return how many requests to have in flight, and how large; by default those of a local disk} */
    default BlobLimits limits() {
        return BlobLimits.LOCAL;
    }

    /**
     * Begins a new blob. The writer claims the key: of two writers of one key at most one commits. The claim outlives a
     * writer that was killed until {@link #sweepAbandoned} removes it, and a writer that is at work however long, as long as
     * it writes or {@linkplain Sink#renew renews} it. A blob store that takes blobs only whole returns {@link
     * BufferedSink#claim}.
     *
     * @param key the key
     * @param expectedLength about how many bytes will be written, so that a store can choose the size of its requests, or
     *     {@link #UNKNOWN_LENGTH}; a hint, and no bound
     * @return the writer, or empty if the key is taken, or claimed by another writer
     * @throws IOException if the blob store fails
     */
    Optional<Sink> create(String key, long expectedLength) throws IOException;

    /**
     * Stores a small blob unless the key is taken. Of many writers of one key exactly one stores.
     *
     * @param key the key
     * @param content its bytes, from position to limit; left as it was
     * @return whether it was stored
     * @throws IOException if the blob store fails
     */
    boolean putIfAbsent(String key, ByteBuffer content) throws IOException;

    /**
     * Stores a small blob in place of one of the same key. Readers see the old or the new one, whole.
     *
     * @param key the key
     * @param content its bytes, from position to limit; left as it was
     * @throws IOException if the blob store fails
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
     * @throws IOException if the blob store fails
     */
    void read(String key, long offset, ByteBuffer target) throws IOException;

    /**
     * Reads a blob from its first byte to its last. The caller closes the stream, which belongs to one thread.
     *
     * @param key the key
     * @return its bytes; a blob store that fails on the way throws, and never ends the stream early
     * @throws BlobMissingException if there is no such blob
     * @throws IOException if the blob store fails
     */
    InputStream stream(String key) throws IOException;

    /**
     * Returns the length of a blob.
     *
     * @param key the key
     * @return its bytes, or empty if there is no such blob
     * @throws IOException if the blob store fails
     */
    OptionalLong length(String key) throws IOException;

    /**
     * Lists keys. Names that are not keys, such as hidden files, are left out. By default the keys of {@link #entries}.
     *
     * @param prefix what they begin with, whole parts or not; empty for all
     * @return the keys, in order of their characters, aliases included
     * @throws IOException if the list can't be had whole; never a short list
     */
    default List<String> list(String prefix) throws IOException {
        return entries(prefix).stream().map(BlobInfo::key).toList();
    }

    /**
     * Lists blobs with their lengths and times. Costs more than {@link #list} where each blob must be asked for.
     *
     * @param prefix what their keys begin with, whole parts or not; empty for all
     * @return the blobs, in order of their keys, aliases included; a blob that goes meanwhile may be missing
     * @throws IOException if the list is not complete; never a short list
     */
    List<BlobInfo> entries(String prefix) throws IOException;

    /**
     * Removes a blob or an alias; does nothing if it is not there.
     *
     * @param key the key
     * @throws IOException if the blob store fails
     */
    void delete(String key) throws IOException;

    /**
     * Lets a second key in the same folder lead to a blob, for people and their tools; replaces an alias of that name
     * in one step, and keeps a blob of that name under the key with {@code .old} behind it. By default, and where the
     * blob store can not, nothing happens.
     *
     * @param alias the second key
     * @param key where it leads
     * @return whether the blob store can
     * @throws IOException if the blob store fails
     */
    default boolean alias(String alias, String key) throws IOException {
        return false;
    }

    /**
     * Checks whether a key is one of several names of a blob, so that deleting it loses nothing.
     *
     * @param key the key
     * @return whether another key of the folder leads to the same blob, or this one leads to another
     * @throws IOException if the blob store fails
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
     * Checks whether two keys are names of one blob. By default no blob has two names.
     *
     * @param key one key
     * @param other another key
     * @return whether they are; false if one of them is not there
     * @throws IOException if the blob store fails
     */
    default boolean isSame(String key, String other) throws IOException {
        return false;
    }

    /**
     * Deletes uncommitted blobs whose writers were killed: blobs that were neither written nor {@linkplain Sink#renew renewed}
     * for a long time, by the blob store's own clock. By default a blob store keeps nothing of an uncommitted blob.
     *
     * @param prefix what the keys begin with
     * @param which decides by its whole key whether an uncommitted blob may be deleted
     * @return how many there were
     * @throws IOException if the blob store fails
     */
    default int sweepAbandoned(String prefix, Predicate<String> which) throws IOException {
        return 0;
    }

    /**
     * Lists the claims of writers that have neither committed nor closed. By default none: a claim then ends with its process,
     * and {@link #now} is empty.
     *
     * @param prefix what the keys begin with; whole keys of one folder
     * @return for each claim its key, the bytes written so far, and when it was last written or renewed, by the clock of
     *     {@link #now}; in order of the keys
     * @throws IOException if the list is not complete; never a short list
     */
    default List<BlobInfo> claims(String prefix) throws IOException {
        return List.of();
    }

    /**
     * Asks for the time by the clock that stamps {@link #entries} and {@link #claims}. Ages are told by this clock alone, since
     * the clock of this machine may be wrong.
     *
     * @param prefix a prefix of keys in the folder whose clock is asked
     * @return the time; empty if the folder does not exist, or if the blob store keeps no claims of other processes, which is
     *     the default: nothing is then left behind by dead writers, and nothing waits for readers elsewhere
     * @throws IOException if the blob store fails
     */
    default Optional<Instant> now(String prefix) throws IOException {
        return Optional.empty();
    }

    /** Writes one blob. Closing without {@link #commit} discards what was written. For one thread. */
    interface Sink extends Closeable {
        /**
         * Appends bytes.
         *
         * @param bytes what remains of it is written; its position is then its limit
         * @throws IOException if the blob store fails
         */
        void write(ByteBuffer bytes) throws IOException;

        /**
         * Makes the blob visible and durable. Nothing can be written afterwards.
         *
         * @throws BlobConflictException if another writer has committed the key, or this claim was revoked
         * @throws IOException if the blob store fails; the blob is then not visible, unless only the answer was lost
         */
        void commit() throws IOException;

        /**
         * Checks whether this writer still holds the claim of the key: it has neither committed nor closed, and its claim was
         * not swept meanwhile, as happens to a writer that was suspended for hours. Asks the blob store each time. By
         * default, and where the blob store is not certain, the answer is no.
         *
         * @return whether that is certain
         * @throws IOException if the blob store fails
         */
        default boolean isHeld() throws IOException {
            return false;
        }

        /**
         * Keeps the claim of a writer that has nothing to write at the moment: the blob counts as written to just now, by the
         * blob store's own clock. May be called by any thread, also during the other calls. Does nothing once the claim
         * is committed, closed or lost. By default nothing is done, which is right for a blob store that sweeps nothing.
         *
         * @throws IOException if the blob store fails; the claim is still held
         */
        default void renew() throws IOException {}
    }
}
