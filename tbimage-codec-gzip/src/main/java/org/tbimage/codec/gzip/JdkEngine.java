package org.tbimage.codec.gzip;

/** The zlib of the JDK. */
final class JdkEngine implements Engine {
    static final String NAME = "jdk";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String library() {
        return "JDK";
    }

    @Override
    public boolean hasLevel(int level) {
        return true;
    }

    @Override
    public RawDeflater newDeflater(int level) {
        return new JdkDeflater(level);
    }

    @Override
    public RawInflater newInflater() {
        return new JdkInflater();
    }
}
