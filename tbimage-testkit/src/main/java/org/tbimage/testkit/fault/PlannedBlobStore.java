package org.tbimage.testkit.fault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.tbimage.store.BlobInfo;
import org.tbimage.store.BlobStore;
import org.tbimage.testkit.store.FilterBlobStore;

/** A medium that goes wrong by plan. */
final class PlannedBlobStore extends FilterBlobStore {
    private final FaultPlan plan;
    private boolean closed;

    PlannedBlobStore(FaultPlan plan, BlobStore medium) {
        super(medium);
        this.plan = plan;
    }

    private String name(String key) {
        return location() + "/" + key;
    }

    @Override
    public Optional<Sink> create(String key, long expectedLength) throws IOException {
        return Calls.value(plan, Operation.CREATE, name(key), () -> super.create(key, expectedLength))
                .map(sink -> new PlannedSink(plan, name(key), sink));
    }

    @Override
    public boolean putIfAbsent(String key, ByteBuffer content) throws IOException {
        return Calls.value(plan, Operation.PUT_IF_ABSENT, name(key), () -> super.putIfAbsent(key, content));
    }

    @Override
    public void put(String key, ByteBuffer content) throws IOException {
        plan.pass(Calls.of(Operation.PUT, name(key), () -> super.put(key, content)));
    }

    @Override
    public void read(String key, long offset, ByteBuffer target) throws IOException {
        plan.pass(Calls.of(Operation.READ_BLOB, name(key), target, () -> super.read(key, offset, target)));
    }

    @Override
    public InputStream stream(String key) throws IOException {
        InputStream stream = Calls.value(plan, Operation.OPEN_STREAM, name(key), () -> super.stream(key));
        return new PlannedStream(plan, name(key), stream);
    }

    @Override
    public OptionalLong length(String key) throws IOException {
        return Calls.value(plan, Operation.LENGTH, name(key), () -> super.length(key));
    }

    @Override
    public List<String> list(String prefix) throws IOException {
        return Calls.value(plan, Operation.LIST, name(prefix), () -> super.list(prefix));
    }

    @Override
    public List<BlobInfo> entries(String prefix) throws IOException {
        return Calls.value(plan, Operation.LIST, name(prefix), () -> super.entries(prefix));
    }

    @Override
    public void delete(String key) throws IOException {
        plan.pass(Calls.of(Operation.DELETE, name(key), () -> super.delete(key)));
    }

    @Override
    public boolean alias(String alias, String key) throws IOException {
        return Calls.value(plan, Operation.ALIAS, name(alias), () -> super.alias(alias, key));
    }

    @Override
    public boolean isAlias(String key) throws IOException {
        return Calls.value(plan, Operation.IS_ALIAS, name(key), () -> super.isAlias(key));
    }

    @Override
    public Link link(String key, String second) throws IOException {
        return Calls.value(plan, Operation.LINK, name(second), () -> super.link(key, second));
    }

    @Override
    public boolean isSame(String key, String other) throws IOException {
        return Calls.value(plan, Operation.IS_ALIAS, name(key), () -> super.isSame(key, other));
    }

    @Override
    public int sweepAbandoned(String prefix, Predicate<String> which) throws IOException {
        return Calls.value(plan, Operation.SWEEP, name(prefix), () -> super.sweepAbandoned(prefix, which));
    }

    @Override
    public List<BlobInfo> claims(String prefix) throws IOException {
        return Calls.value(plan, Operation.LIST, name(prefix), () -> super.claims(prefix));
    }

    @Override
    public Optional<Instant> now(String prefix) throws IOException {
        return Calls.value(plan, Operation.NOW, name(prefix), () -> super.now(prefix));
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            super.close();
            return;
        }
        closed = true;
        try {
            plan.pass(Calls.of(Operation.CLOSE_MEDIUM, location(), () -> {}));
        } finally {
            super.close();
        }
    }
}
