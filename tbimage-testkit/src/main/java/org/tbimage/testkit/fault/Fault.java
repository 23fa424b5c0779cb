package org.tbimage.testkit.fault;

import java.io.IOException;
import org.tbimage.device.BadBlockException;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.value.ByteRange;

/** How a call goes wrong. Safe for many threads. */
@FunctionalInterface
public interface Fault {
    /** Words in the message of every exception that is made here. */
    String MARK = "made to fail";

    /** Nothing is done, and that is said: {@code DEVICE_FAILED} or {@code STORE_FAILED}. */
    Fault ERROR = call -> {
        throw call.failure(MARK);
    };

    /** Nothing is done, and an {@link IOException} without a {@link Problem} says so, as from a careless provider. */
    Fault BARE_ERROR = call -> {
        throw new IOException(call + ": " + MARK);
    };

    /** All is done, and yet an error is said, as when the answer of a server is lost. */
    Fault ANSWER_LOST = call -> {
        call.run();
        throw call.failure(MARK + " after it was done");
    };

    /** Half of a transfer is done, and an error is said. */
    Fault TORN = call -> {
        call.runHalf();
        throw call.failure(MARK + " in the middle");
    };

    /** The medium or the file system of the device is full; half of a transfer may be done. */
    Fault NO_SPACE = call -> {
        call.runHalf();
        Problem problem = call.operation().ofDevice() ? Problem.DEVICE_FAILED : Problem.STORE_FULL;
        throw new ImagingException(problem, call + ": " + MARK + ": no space left", "");
    };

    /** The bytes can't be transferred, others can: {@link BadBlockException}. Of a device's transfers only. */
    Fault BAD_BLOCK = call -> {
        ByteRange range = call.range().orElseThrow(() -> call.failure(MARK));
        throw new BadBlockException(
                call.resource() + ": " + MARK, call.operation().toString(), range, null);
    };

    /** Half of a transfer is done, and nothing is said of it, against every contract. */
    Fault SHORT = Call::runHalf;

    /** Nothing is done, and nothing is said of it, against every contract: a lost write, a flush that was none. */
    Fault LOST = Call::pretend;

    /**
     * Spoils a call, or lets it {@linkplain Call#run run}.
     *
     * @param call the call
     * @throws IOException what its caller gets
     */
    void strike(Call call) throws IOException;
}
