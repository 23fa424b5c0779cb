package org.tbimage.codec.gzip;

import java.nio.ByteBuffer;

/**
 * The JDK under another name, with a fault.
 *
 * @param name name of the engine
 * @param levels number of levels
 * @param fault the fault
 */
record FakeEngine(String name, int levels, Fault fault) implements Engine {
    /** Faults of a library. */
    enum Fault {
        NONE(""),
        NOT_INSTALLED("not installed"),
        WRONG_FUNCTIONS("it cannot be loaded: no function deflate_quickly"),
        FAILS("it fails when tried: the stream is of another kind"),
        COMPRESSES_WRONGLY("it compresses wrongly when tried, at level 1"),
        EXPANDS_WRONGLY("it expands wrongly when tried"),
        EXPANDS_NOTHING("it expands wrongly when tried"),
        LEAVES_MEMBER_ANYWHERE("it expands wrongly when tried"),
        TAKES_ALL("it expands wrongly when tried");

        private final String words;

        Fault(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    @Override
    public String library() {
        return "lib" + name + ".so";
    }

    @Override
    public boolean hasLevel(int level) {
        return level <= levels;
    }

    @Override
    public RawDeflater newDeflater(int level) {
        switch (fault) {
            case NOT_INSTALLED ->
                throw new UnsatisfiedLinkError("libfake.so: cannot open shared object file: No such file");
            case WRONG_FUNCTIONS -> throw new UnsatisfiedLinkError("no function deflate_quickly");
            case FAILS -> throw new IllegalStateException("the stream is of another kind");
            default -> {
                return new FakeDeflater(level, fault);
            }
        }
    }

    @Override
    public RawInflater newInflater() {
        return new FakeInflater(fault);
    }

    private static final class FakeDeflater implements RawDeflater {
        private final JdkDeflater jdk;
        private final Fault fault;

        FakeDeflater(int level, Fault fault) {
            this.jdk = new JdkDeflater(level);
            this.fault = fault;
        }

        @Override
        public boolean deflate(ByteBuffer content, ByteBuffer target) {
            if (fault == Fault.COMPRESSES_WRONGLY && content.hasRemaining()) {
                ByteBuffer other = ByteBuffer.allocate(content.remaining()).put(content.duplicate());
                other.put(0, (byte) (other.get(0) + 1));
                return jdk.deflate(other.flip(), target);
            }
            return jdk.deflate(content, target);
        }

        @Override
        public void close() {
            jdk.close();
        }
    }
}
