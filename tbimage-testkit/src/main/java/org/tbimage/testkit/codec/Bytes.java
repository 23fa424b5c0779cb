package org.tbimage.testkit.codec;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** Operations on byte arrays. */
final class Bytes {
    private Bytes() {}

    static byte[] concat(List<byte[]> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        return all.toByteArray();
    }

    static byte[] concat(byte[]... parts) {
        return concat(List.of(parts));
    }
}
