package com.example.ram;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.BlobInfo;
import org.tbimage.store.BlobKey;
import org.tbimage.store.BlobMissingException;
import org.tbimage.store.BlobStore;
import org.tbimage.store.BufferedSink;

/** Blobs in a map, and the keys that writers have claimed. */
record RamStore(String location, long size, Map<String, Blob> blobs, Set<String> claims) implements BlobStore {
    record Blob(byte[] bytes, Instant modified) {}

    @Override public Optional<Sink> create(String key, long expectedLength) throws IOException {
        return BufferedSink.claim(this, key, claims);
    }

    @Override public boolean putIfAbsent(String key, ByteBuffer content) throws IOException {
        return !blobs.containsKey(BlobKey.check(key)) && blobs.putIfAbsent(key, copy(content)) == null;
    }

    @Override public void put(String key, ByteBuffer content) throws IOException { blobs.put(BlobKey.check(key), copy(content)); }

    /** Several writers at once may each use the last free bytes. */
    private Blob copy(ByteBuffer content) throws IOException {
        long used = blobs.values().stream().mapToLong(blob -> blob.bytes().length).sum();
        if (content.remaining() > size - used) throw new ImagingException(Problem.STORE_FULL, location + " is full", "add ?size=BYTES");
        byte[] bytes = new byte[content.remaining()];
        content.duplicate().get(bytes);
        return new Blob(bytes, Instant.now());
    }

    private byte[] bytes(String key) throws BlobMissingException {
        Blob blob = blobs.get(BlobKey.check(key));
        if (blob == null) throw new BlobMissingException(location, key, null);
        return blob.bytes();
    }

    @Override public void read(String key, long offset, ByteBuffer target) throws IOException {
        byte[] bytes = bytes(key);
        if (target.remaining() > bytes.length - offset) throw new EOFException(key + " ends at byte " + bytes.length);
        target.put(bytes, (int) offset, target.remaining());
    }

    @Override public List<BlobInfo> entries(String prefix) {
        return blobs.entrySet().stream().filter(blob -> blob.getKey().startsWith(prefix))
                .map(blob -> new BlobInfo(blob.getKey(), blob.getValue().bytes().length, blob.getValue().modified())).toList();
    }

    @Override public OptionalLong length(String key) {
        return Stream.ofNullable(blobs.get(BlobKey.check(key))).mapToLong(blob -> blob.bytes().length).findFirst();
    }

    @Override public InputStream stream(String key) throws IOException { return new ByteArrayInputStream(bytes(key)); }
    @Override public void delete(String key) { blobs.remove(BlobKey.check(key)); }
    @Override public void close() { } // the blobs stay until the process ends
}
