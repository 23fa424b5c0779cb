package org.tbimage.testkit.fault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.tbimage.value.ByteRange;

/** Makes calls of what decorators are asked for. */
final class Calls {
    private static final int SECTOR = 512;

    private Calls() {}

    /** Gives a value, or throws. */
    interface Body<T> {
        T get() throws IOException;
    }

    /** Does something to bytes of a device. */
    interface RangeBody {
        void run(ByteRange range) throws IOException;
    }

    static Call of(Operation operation, String resource, Call.Transfer body) {
        return new Call(operation, resource, Optional.empty(), Optional.empty(), body, body);
    }

    static Call of(Operation operation, String resource, ByteRange range, RangeBody body) {
        ByteRange half = new ByteRange(range.offset(), half(range.length()));
        return new Call(
                operation, resource, Optional.of(range), Optional.empty(), () -> body.run(range), () -> body.run(half));
    }

    static Call of(Operation operation, String resource, ByteBuffer buffer, Call.Transfer body) {
        return new Call(operation, resource, Optional.empty(), Optional.of(buffer), body, () -> half(buffer, body));
    }

    static Call of(Operation operation, String resource, long offset, ByteBuffer buffer, Call.Transfer body) {
        ByteRange range = new ByteRange(offset, buffer.remaining());
        return new Call(operation, resource, Optional.of(range), Optional.of(buffer), body, () -> half(buffer, body));
    }

    private static void half(ByteBuffer bytes, Call.Transfer body) throws IOException {
        int limit = bytes.limit();
        bytes.limit(bytes.position() + (int) half(bytes.remaining()));
        try {
            body.run();
        } finally {
            bytes.limit(limit);
        }
    }

    private static long half(long length) {
        return length / 2 / SECTOR * SECTOR;
    }

    /** Passes a call that gives a value; one that a fault swallowed is an error, since there is nothing to give. */
    static <T> T value(FaultPlan plan, Operation operation, String resource, Body<T> body) throws IOException {
        Answer<T> answer = new Answer<>(body);
        Call call = of(operation, resource, answer);
        plan.pass(call);
        return answer.get(call);
    }

    private static final class Answer<T> implements Call.Transfer {
        private final Body<T> body;
        private Optional<T> value = Optional.empty();

        Answer(Body<T> body) {
            this.body = body;
        }

        @Override
        public void run() throws IOException {
            value = Optional.of(body.get());
        }

        T get(Call call) throws IOException {
            return value.orElseThrow(() -> call.failure(Fault.MARK));
        }
    }
}
