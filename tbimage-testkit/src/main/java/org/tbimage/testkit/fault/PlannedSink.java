package org.tbimage.testkit.fault;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.tbimage.store.BlobStore;

/** Writes a blob, and goes wrong by plan. */
final class PlannedSink implements BlobStore.Sink {
    private final FaultPlan plan;
    private final String name;
    private final BlobStore.Sink sink;
    private boolean closed;

    PlannedSink(FaultPlan plan, String name, BlobStore.Sink sink) {
        this.plan = plan;
        this.name = name;
        this.sink = sink;
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        plan.pass(Calls.of(Operation.SINK_WRITE, name, bytes, () -> sink.write(bytes)));
    }

    @Override
    public void commit() throws IOException {
        plan.pass(Calls.of(Operation.COMMIT, name, sink::commit));
    }

    @Override
    public void close() throws IOException {
        if (closed || plan.isDown()) {
            return; // a machine that is off tidies nothing up
        }
        closed = true;
        plan.pass(Calls.of(Operation.CLOSE_SINK, name, sink::close));
    }
}
