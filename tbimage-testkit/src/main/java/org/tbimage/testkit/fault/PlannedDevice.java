package org.tbimage.testkit.fault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.Extent;
import org.tbimage.device.PartitionReload;
import org.tbimage.testkit.device.FilterDevice;
import org.tbimage.value.ByteRange;

/** A device that goes wrong by plan. */
final class PlannedDevice extends FilterDevice {
    private final FaultPlan plan;
    private boolean closed;

    PlannedDevice(FaultPlan plan, BlockDevice device) {
        super(device);
        this.plan = plan;
    }

    private String name() {
        return info().name();
    }

    @Override
    public void read(long offset, ByteBuffer target) throws IOException {
        plan.pass(Calls.of(Operation.READ, name(), offset, target, () -> super.read(offset, target)));
    }

    @Override
    public void readMedium(long offset, ByteBuffer target) throws IOException {
        plan.pass(Calls.of(Operation.READ_MEDIUM, name(), offset, target, () -> super.readMedium(offset, target)));
    }

    @Override
    public void write(long offset, ByteBuffer source) throws IOException {
        plan.pass(Calls.of(Operation.WRITE, name(), offset, source, () -> super.write(offset, source)));
    }

    @Override
    public void zero(ByteRange range) throws IOException {
        plan.pass(Calls.of(Operation.ZERO, name(), range, super::zero));
    }

    @Override
    public boolean discard(ByteRange range) throws IOException {
        return Calls.value(plan, Operation.DISCARD, name(), () -> super.discard(range));
    }

    @Override
    public List<Extent> extents(ByteRange range) throws IOException {
        return Calls.value(plan, Operation.EXTENTS, name(), () -> super.extents(range));
    }

    @Override
    public void flush() throws IOException {
        plan.pass(Calls.of(Operation.FLUSH, name(), super::flush));
    }

    @Override
    public long currentSize() throws IOException {
        return Calls.value(plan, Operation.CURRENT_SIZE, name(), super::currentSize);
    }

    @Override
    public PartitionReload reloadPartitions() throws IOException {
        return Calls.value(plan, Operation.RELOAD_PARTITIONS, name(), super::reloadPartitions);
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            super.close();
            return;
        }
        closed = true;
        try {
            plan.pass(Calls.of(Operation.CLOSE_DEVICE, name(), () -> {}));
        } finally {
            super.close();
        }
    }
}
