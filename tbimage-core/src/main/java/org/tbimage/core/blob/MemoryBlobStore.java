package org.tbimage.core.blob;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.tbimage.store.BlobKey;
import org.tbimage.store.BlobMissingException;
import org.tbimage.store.BlobStore;

/** Stores blobs in memory of this process, for experiments and for tests of programs that embed the library. */
final class MemoryBlobStore implements BlobStore {
    private final String location;
    private final Content content;

    /** The content, which survives closing and reopening the store. */
    record Content(ConcurrentNavigableMap<String, byte[]> blobs, Set<String> claims) {
        Content() {
            this(new ConcurrentSkipListMap<>(), ConcurrentHashMap.newKeySet());
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
    public Optional<Sink> create(String key) {
        BlobKey.check(key);
        if (!content.claims.add(key)) {
            return Optional.empty();
        }
        if (content.blobs.containsKey(key)) {
            content.claims.remove(key);
            return Optional.empty();
        }
        return Optional.of(new MemorySink(content, key));
    }

    @Override
    public boolean putIfAbsent(String key, ByteBuffer bytes) {
        return content.blobs.putIfAbsent(BlobKey.check(key), copy(bytes)) == null;
    }

    @Override
    public void put(String key, ByteBuffer bytes) {
        content.blobs.put(BlobKey.check(key), copy(bytes));
    }

    private static byte[] copy(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return copy;
    }

    @Override
    public void read(String key, long offset, ByteBuffer target) throws IOException {
        byte[] blob = blob(key);
        if (offset > blob.length || target.remaining() > blob.length - offset) {
            throw new EOFException(key + " ends at byte " + blob.length);
        }
        target.put(blob, (int) offset, target.remaining());
    }

    @Override
    public InputStream stream(String key) throws IOException {
        return new ByteArrayInputStream(blob(key));
    }

    private byte[] blob(String key) throws BlobMissingException {
        byte[] blob = content.blobs.get(BlobKey.check(key));
        if (blob == null) {
            throw new BlobMissingException(location, key, null);
        }
        return blob;
    }

    @Override
    public OptionalLong length(String key) {
        byte[] blob = content.blobs.get(BlobKey.check(key));
        return blob == null ? OptionalLong.empty() : OptionalLong.of(blob.length);
    }

    @Override
    public List<String> list(String prefix) {
        return content.blobs.tailMap(prefix).keySet().stream()
                .takeWhile(key -> key.startsWith(prefix))
                .toList();
    }

    @Override
    public void delete(String key) {
        content.blobs.remove(BlobKey.check(key));
    }

    @Override
    public Link link(String key, String second) throws IOException {
        byte[] blob = blob(key);
        byte[] there = content.blobs.putIfAbsent(BlobKey.check(second), blob);
        return there == null || there == blob ? Link.MADE : Link.TAKEN; // the very same array
    }

    @Override
    public void close() {
        // keeps the content, as a directory would
    }
}
