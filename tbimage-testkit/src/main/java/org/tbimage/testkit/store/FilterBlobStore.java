package org.tbimage.testkit.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.tbimage.store.BlobInfo;
import org.tbimage.store.BlobLimits;
import org.tbimage.store.BlobStore;

/**
 * A blob store that hands every call to another one; base of blob stores that change one thing. Overrides every method,
 * defaults too, since an inherited default would bypass the blob store behind it.
 */
public abstract class FilterBlobStore implements BlobStore {
    private final BlobStore delegate;

    /**
     * Stands before a blob store, and closes it when closed itself.
     *
     * @param delegate the blob store behind
     */
    protected FilterBlobStore(BlobStore delegate) {
        this.delegate = delegate;
    }

    @Override
    public String location() {
        return delegate.location();
    }

    @Override
    public BlobLimits limits() {
        return delegate.limits();
    }

    @Override
    public Optional<Sink> create(String key, long expectedLength) throws IOException {
        return delegate.create(key, expectedLength);
    }

    @Override
    public boolean putIfAbsent(String key, ByteBuffer content) throws IOException {
        return delegate.putIfAbsent(key, content);
    }

    @Override
    public void put(String key, ByteBuffer content) throws IOException {
        delegate.put(key, content);
    }

    @Override
    public void read(String key, long offset, ByteBuffer target) throws IOException {
        delegate.read(key, offset, target);
    }

    @Override
    public InputStream stream(String key) throws IOException {
        return delegate.stream(key);
    }

    @Override
    public OptionalLong length(String key) throws IOException {
        return delegate.length(key);
    }

    @Override
    public List<String> list(String prefix) throws IOException {
        return delegate.list(prefix);
    }

    @Override
    public List<BlobInfo> entries(String prefix) throws IOException {
        return delegate.entries(prefix);
    }

    @Override
    public void delete(String key) throws IOException {
        delegate.delete(key);
    }

    @Override
    public boolean alias(String alias, String key) throws IOException {
        return delegate.alias(alias, key);
    }

    @Override
    public boolean isAlias(String key) throws IOException {
        return delegate.isAlias(key);
    }

    @Override
    public Link link(String key, String second) throws IOException {
        return delegate.link(key, second);
    }

    @Override
    public boolean isSame(String key, String other) throws IOException {
        return delegate.isSame(key, other);
    }

    @Override
    public int sweepAbandoned(String prefix, Predicate<String> which) throws IOException {
        return delegate.sweepAbandoned(prefix, which);
    }

    @Override
    public List<BlobInfo> claims(String prefix) throws IOException {
        return delegate.claims(prefix);
    }

    @Override
    public Optional<Instant> now(String prefix) throws IOException {
        return delegate.now(prefix);
    }

    @Override
    public void close() throws IOException {
        delegate.close();
    }
}
