package org.tbimage.testkit.fault;

import java.io.IOException;
import java.io.InputStream;

/** Reads a blob from its first byte on, and goes wrong by plan. */
final class PlannedStream extends InputStream {
    private final FaultPlan plan;
    private final String name;
    private final InputStream stream;
    private boolean closed;

    PlannedStream(FaultPlan plan, String name, InputStream stream) {
        this.plan = plan;
        this.name = name;
        this.stream = stream;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return Calls.value(plan, Operation.READ_STREAM, name, () -> stream.read(target, offset, length));
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            stream.close();
            return;
        }
        closed = true;
        try {
            plan.pass(Calls.of(Operation.CLOSE_STREAM, name, () -> {}));
        } finally {
            stream.close();
        }
    }
}
