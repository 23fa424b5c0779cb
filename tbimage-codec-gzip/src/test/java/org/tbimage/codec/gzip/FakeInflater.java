package org.tbimage.codec.gzip;

import java.nio.ByteBuffer;

/** The inflater of the JDK, with a fault. */
final class FakeInflater implements RawInflater {
    private final JdkInflater jdk = new JdkInflater();
    private final FakeEngine.Fault fault;

    FakeInflater(FakeEngine.Fault fault) {
        this.fault = fault;
    }

    @Override
    public boolean inflate(ByteBuffer member, ByteBuffer content) {
        boolean whole = jdk.inflate(member, content);
        switch (fault) {
            case EXPANDS_NOTHING -> {
                return false;
            }
            case TAKES_ALL -> {
                return true;
            }
            case LEAVES_MEMBER_ANYWHERE -> member.position(member.limit());
            case EXPANDS_WRONGLY -> {
                if (content.hasRemaining()) {
                    content.put(content.limit() - 1, (byte) (content.get(content.limit() - 1) + 1));
                }
            }
            default -> {
                // like the JDK
            }
        }
        return whole;
    }

    @Override
    public void close() {
        jdk.close();
    }
}
