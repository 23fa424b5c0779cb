package org.tbimage.testkit.fault;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.tbimage.store.BlobStore;
import org.tbimage.testkit.store.FilterSink;

/** Writes a blob, and goes wrong by plan. */
final class PlannedSink extends FilterSink {
    private final FaultPlan plan;
    private final String name;
    private boolean closed;

    PlannedSink(FaultPlan plan, String name, BlobStore.Sink sink) {
        super(sink);
        this.plan = plan;
        this.name = name;
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        plan.pass(Calls.of(Operation.SINK_WRITE, name, bytes, () -> super.write(bytes)));
    }

    @Override
    public void commit() throws IOException {
        plan.pass(Calls.of(Operation.COMMIT, name, super::commit));
    }

    @Override
    public boolean isHeld() throws IOException {
        return Calls.value(plan, Operation.IS_HELD, name, super::isHeld);
    }

    @Override
    public void renew() throws IOException {
        plan.pass(Calls.of(Operation.RENEW, name, super::renew));
    }

    @Override
    public void close() throws IOException {
        if (closed || plan.isDown()) {
            return; // a machine that is off tidies nothing up
        }
        closed = true;
        plan.pass(Calls.of(Operation.CLOSE_SINK, name, super::close));
    }
}
