package org.tbimage.codec.lz4;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import net.jpountz.xxhash.XXHashFactory;
import org.tbimage.codec.Codec;
import org.tbimage.testkit.codec.CodecContract;

/** The codec contract with native code. The tool lz4 checks the frames. */
class Lz4ContractTest extends CodecContract {
    @Override
    protected Codec codec() {
        return new Lz4Codec();
    }

    @Override
    protected List<String> expandCommand() {
        return List.of("lz4", "-dc");
    }

    @Override
    protected List<String> compressCommand() {
        return List.of("lz4", "-c");
    }

    @Override
    public Map<String, byte[]> unsupportedFiles() {
        return Map.of(
                "it needs a dictionary", withHeader((byte) 0x61, (byte) 0x40, 4),
                "unknown version", withHeader((byte) 0xA0, (byte) 0x40, 0),
                "unknown size of blocks", withHeader((byte) 0x60, (byte) 0x30, 0));
    }

    private static byte[] withHeader(byte flags, byte blockSize, int optional) {
        ByteBuffer file = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(FrameFormat.MAGIC).put(flags).put(blockSize).position(6 + optional);
        int hash = XXHashFactory.safeInstance().hash32().hash(file.array(), 4, 2 + optional, FrameFormat.SEED);
        file.put((byte) (hash >>> Byte.SIZE));
        return file.array();
    }
}
