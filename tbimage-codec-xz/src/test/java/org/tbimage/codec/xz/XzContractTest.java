package org.tbimage.codec.xz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.tbimage.codec.Codec;
import org.tbimage.testkit.codec.CodecContract;

/** The codec contract with XZ for Java. The tool xz checks the frames. */
final class XzContractTest extends CodecContract {
    @Override
    protected Codec codec() {
        return new XzCodec();
    }

    @Override
    protected List<String> expandCommand() {
        return List.of("xz", "-dc");
    }

    @Override
    protected List<String> compressCommand() {
        return List.of("xz", "-c");
    }

    @Override
    public Map<String, byte[]> unsupportedFiles() {
        byte[] dictionary = XzTool.SUBJECT.encode(new byte[1000]);
        DictionaryTest.setDictionary(dictionary, 30);
        return Map.of(
                "needs 128 MiB of memory, and at most 65 MiB", dictionary, "an option of the format", withCheck(2));
    }

    /** A file whose header names a check of a later format version. */
    private static byte[] withCheck(int check) {
        byte[] file = XzTool.SUBJECT.encode(new byte[1000]);
        file[7] = (byte) check;
        CRC32 crc = new CRC32();
        crc.update(file, 6, 2);
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(8, (int) crc.getValue());
        return file;
    }
}
