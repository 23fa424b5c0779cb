package org.tbimage.testkit.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.tbimage.store.BlobStore;

/**
 * A medium that goes wrong as told, and counts what is done to it. Counted is every call but {@code location} and
 * {@code close}, those of its sinks included.
 */
public final class FaultyBlobStore extends FilterBlobStore {
    private static final long NEVER = Long.MAX_VALUE;

    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong bytesRead = new AtomicLong();
    private volatile long failingCall = NEVER;
    private volatile boolean staysDown;

    private FaultyBlobStore(BlobStore behind) {
        super(behind);
    }

    /**
     * Stands before a medium; without faults at first.
     *
     * @param store the medium behind, closed with this one
     * @return the medium that can go wrong
     */
    public static FaultyBlobStore over(BlobStore store) {
        return new FaultyBlobStore(store);
    }

    /**
     * Lets one call throw an {@link IOException} without doing anything.
     *
     * @param k 1 for the first call from now on
     * @return this
     */
    public FaultyBlobStore failCall(long k) {
        failingCall = calls.get() + k;
        staysDown = false;
        return this;
    }

    /**
     * Lets one call and all after it throw, as when a machine is switched off. Closing a sink then leaves everything as
     * it is, too.
     *
     * @param k 1 for the first call from now on
     * @return this
     */
    public FaultyBlobStore failFrom(long k) {
        failCall(k);
        staysDown = true;
        return this;
    }

    /** {@return how many calls were made} */
    public long calls() {
        return calls.get();
    }

    /** {@return how many bytes were read by position} */
    public long bytesRead() {
        return bytesRead.get();
    }

    private boolean isDown() {
        return staysDown && calls.get() >= failingCall;
    }

    private void count(String call) throws IOException {
        long number = calls.incrementAndGet();
        if (number == failingCall || isDown()) {
            throw new IOException(location() + ": made to fail: " + call);
        }
    }

    @Override
    public Optional<Sink> create(String key) throws IOException {
        count("create " + key);
        return super.create(key).map(sink -> new FaultySink(key, sink));
    }

    @Override
    public boolean putIfAbsent(String key, ByteBuffer content) throws IOException {
        count("putIfAbsent " + key);
        return super.putIfAbsent(key, content);
    }

    @Override
    public void put(String key, ByteBuffer content) throws IOException {
        count("put " + key);
        super.put(key, content);
    }

    @Override
    public void read(String key, long offset, ByteBuffer target) throws IOException {
        count("read " + key);
        bytesRead.addAndGet(target.remaining());
        super.read(key, offset, target);
    }

    @Override
    public InputStream stream(String key) throws IOException {
        count("stream " + key);
        return super.stream(key);
    }

    @Override
    public OptionalLong length(String key) throws IOException {
        count("length " + key);
        return super.length(key);
    }

    @Override
    public List<String> list(String prefix) throws IOException {
        count("list " + prefix);
        return super.list(prefix);
    }

    @Override
    public void delete(String key) throws IOException {
        count("delete " + key);
        super.delete(key);
    }

    @Override
    public boolean alias(String alias, String key) throws IOException {
        count("alias " + alias);
        return super.alias(alias, key);
    }

    @Override
    public boolean isAlias(String key) throws IOException {
        count("isAlias " + key);
        return super.isAlias(key);
    }

    @Override
    public int sweepAbandoned(String prefix) throws IOException {
        count("sweepAbandoned " + prefix);
        return super.sweepAbandoned(prefix);
    }

    @Override
    public boolean removeAbandoned(String key, List<String> parts) throws IOException {
        count("removeAbandoned " + key);
        return super.removeAbandoned(key, parts);
    }

    private final class FaultySink extends FilterSink {
        private final String key;

        FaultySink(String key, Sink sink) {
            super(sink);
            this.key = key;
        }

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            count("write " + key);
            super.write(bytes);
        }

        @Override
        public void commit() throws IOException {
            count("commit " + key);
            super.commit();
        }

        @Override
        public boolean isHeld() throws IOException {
            count("isHeld " + key);
            return super.isHeld();
        }

        @Override
        public void close() throws IOException {
            if (!isDown()) {
                super.close();
            }
        }
    }
}
