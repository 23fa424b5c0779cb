package org.tbimage.core.blob;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.tbimage.store.BlobInfo;
import org.tbimage.store.BlobKey;
import org.tbimage.store.BlobMissingException;
import org.tbimage.store.BlobStore;
import org.tbimage.store.BufferedSink;

/** Stores blobs in memory of this process, for experiments and for tests of programs that embed the library. */
final class MemoryBlobStore implements BlobStore {
    private final String location;
    private final Content content;

    /** What outlives a store that is closed and opened again. */
    record Content(ConcurrentNavigableMap<String, Blob> blobs, Set<String> claims) {
        Content() {
            this(new ConcurrentSkipListMap<>(), ConcurrentHashMap.newKeySet());
        }
    }

    /** The bytes of a blob, and when it was written. */
    static final class Blob {
        private final byte[] bytes;
        private final Instant modified = Instant.now();

        Blob(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    MemoryBlobStore(String location, Content content) {
        this.location = location;
        this.content = content;
    }

    @Override
    public String location() {
        return location;
    }

    @Override
    public Optional<Sink> create(String key, long expectedLength) throws IOException {
        return BufferedSink.claim(this, key, content.claims);
    }

    @Override
    public boolean putIfAbsent(String key, ByteBuffer bytes) {
        return content.blobs.putIfAbsent(BlobKey.check(key), copy(bytes)) == null;
    }

    @Override
    public void put(String key, ByteBuffer bytes) {
        content.blobs.put(BlobKey.check(key), copy(bytes));
    }

    private static Blob copy(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return new Blob(copy);
    }

    @Override
    public void read(String key, long offset, ByteBuffer target) throws IOException {
        byte[] blob = blob(key).bytes;
        if (offset > blob.length || target.remaining() > blob.length - offset) {
            throw new EOFException(key + " ends at byte " + blob.length);
        }
        target.put(blob, (int) offset, target.remaining());
    }

    @Override
    public InputStream stream(String key) throws IOException {
        return new ByteArrayInputStream(blob(key).bytes);
    }

    private Blob blob(String key) throws BlobMissingException {
        Blob blob = content.blobs.get(BlobKey.check(key));
        if (blob == null) {
            throw new BlobMissingException(location, key, null);
        }
        return blob;
    }

    @Override
    public OptionalLong length(String key) {
        Blob blob = content.blobs.get(BlobKey.check(key));
        return blob == null ? OptionalLong.empty() : OptionalLong.of(blob.bytes.length);
    }

    @Override
    public List<BlobInfo> entries(String prefix) {
        return content.blobs.tailMap(prefix).entrySet().stream()
                .takeWhile(blob -> blob.getKey().startsWith(prefix))
                .map(blob -> new BlobInfo(blob.getKey(), blob.getValue().bytes.length, blob.getValue().modified))
                .toList();
    }

    @Override
    public void delete(String key) {
        content.blobs.remove(BlobKey.check(key));
    }

    @Override
    public Link link(String key, String second) throws IOException {
        Blob blob = blob(key);
        Blob there = content.blobs.putIfAbsent(BlobKey.check(second), blob);
        return there == null || there.bytes == blob.bytes ? Link.MADE : Link.TAKEN; // the very same array
    }

    @Override
    public void close() {
        // keeps the content, as a directory would
    }
}
