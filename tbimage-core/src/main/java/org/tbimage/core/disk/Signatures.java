package org.tbimage.core.disk;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;

/** Tests for the first 512 bytes of metadata, little-endian. A short signature must be confirmed by a checksum. */
final class Signatures {
    private static final int NILFS_LEAST = 20;
    private static final int NILFS_MOST = 1024;
    private static final int SILICON_CHECKSUM = 0x13E;
    private static final int VIA_CHECKSUM = 50;
    private static final int JMICRON_LENGTH = 128;
    private static final int JMICRON_MODE = 0x30;

    private Signatures() {}

    /** Tests for one of several byte sequences, in hex digits, at an offset. */
    static Predicate<ByteBuffer> bytes(int offset, String... hex) {
        List<byte[]> signatures =
                Arrays.stream(hex).map(HexFormat.of()::parseHex).toList();
        return block -> signatures.stream().anyMatch(each -> GptHeader.startsWith(block, offset, each));
    }

    /** Tests for ASCII text at an offset. */
    static Predicate<ByteBuffer> text(int offset, String signature) {
        byte[] ascii = signature.getBytes(StandardCharsets.US_ASCII);
        return block -> GptHeader.startsWith(block, offset, ascii);
    }

    /** A list of names and values (XDR or native) that begins with the version of the pool. */
    static boolean isZfsLabel(ByteBuffer block) {
        boolean list = block.get(0) == 1 && (block.get(1) & 0xFE) == 0 && block.getShort(2) == 0;
        return list
                && StandardCharsets.US_ASCII
                        .decode(block.duplicate())
                        .toString()
                        .contains("version");
    }

    static boolean isNilfs(ByteBuffer block) {
        int length = Short.toUnsignedInt(block.getShort(8));
        return block.getInt(0) == 2 && block.getShort(6) == 0x3434 && length >= NILFS_LEAST && length <= NILFS_MOST;
    }

    static boolean isSilicon(ByteBuffer block) {
        boolean signature = block.getInt(0x60) == 0x2F000000;
        return signature && (short) -sumOfShorts(block, SILICON_CHECKSUM) == block.getShort(SILICON_CHECKSUM);
    }

    static boolean isVia(ByteBuffer block) {
        int sum = 0;
        for (int i = 0; i < VIA_CHECKSUM; i++) {
            sum += block.get(i);
        }
        boolean signature = block.getShort(0) == (short) 0xAA55 && block.get(2) >= 0 && block.get(2) <= 2;
        return signature && (byte) sum == block.get(VIA_CHECKSUM);
    }

    static boolean isJmicron(ByteBuffer block) {
        int sum = sumOfShorts(block, JMICRON_LENGTH) & 0xFFFF;
        boolean signature = block.get(0) == 'J' && block.get(1) == 'M' && block.get(JMICRON_MODE) <= 5;
        return signature && sum <= 1;
    }

    private static int sumOfShorts(ByteBuffer block, int length) {
        int sum = 0;
        for (int i = 0; i < length; i += Short.BYTES) {
            sum += Short.toUnsignedInt(block.getShort(i));
        }
        return sum;
    }
}
