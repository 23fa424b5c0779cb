package org.tbimage.testkit.fault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.value.ByteRange;

/** One call on its way through a {@link FaultPlan}, which a {@link Fault} may spoil. For the caller's thread. */
public final class Call {
    private final Operation operation;
    private final String resource;
    private final Transfer transfer;
    private final Transfer half;
    private final Optional<ByteBuffer> buffer;
    private final Optional<ByteRange> range;

    Call(
            Operation operation,
            String resource,
            Optional<ByteRange> range,
            Optional<ByteBuffer> buffer,
            Transfer transfer,
            Transfer half) {
        this.operation = operation;
        this.resource = resource;
        this.range = range;
        this.buffer = buffer;
        this.transfer = transfer;
        this.half = half;
    }

    /** Does what was asked for, with the bytes that remain of the buffer. */
    interface Transfer {
        void run() throws IOException;
    }

    /** {@return what kind of call it is} */
    public Operation operation() {
        return operation;
    }

    /** {@return the device or the key of the blob} */
    public String resource() {
        return resource;
    }

    /** {@return which bytes of a device it is about; empty if it is about none} */
    public Optional<ByteRange> range() {
        return range;
    }

    /**
     * Does what was asked for.
     *
     * @throws IOException what the resource throws
     */
    public void run() throws IOException {
        transfer.run();
    }

    /**
     * Does the first half of a transfer, in multiples of 512 bytes; a call that is not about bytes is done whole.
     *
     * @throws IOException what the resource throws
     */
    public void runHalf() throws IOException {
        half.run();
    }

    /** Does nothing, and looks as if all were done. */
    public void pretend() {
        buffer.ifPresent(bytes -> bytes.position(bytes.limit()));
    }

    /**
     * What a good provider throws where its device or medium fails.
     *
     * @param why in a few words
     * @return the exception, which names the resource and the place
     */
    public IOException failure(String why) {
        return new ImagingException(
                operation.ofDevice() ? Problem.DEVICE_FAILED : Problem.STORE_FAILED, toString() + ": " + why, "");
    }

    /** {@return kind, resource and place, for messages} */
    @Override
    public String toString() {
        return resource + ": " + operation
                + range.map(bytes -> " of bytes " + bytes).orElse("");
    }
}
