package org.tbimage.codec.zstd;

import java.util.List;
import java.util.Map;
import org.tbimage.codec.Codec;
import org.tbimage.testkit.codec.CodecContract;

/** The codec contract with zstd-jni. The tool zstd checks the frames. */
final class ZstdContractTest extends CodecContract {
    @Override
    protected Codec codec() {
        return new ZstdCodec();
    }

    @Override
    protected List<String> expandCommand() {
        return ZstdTools.EXPAND;
    }

    @Override
    protected List<String> compressCommand() {
        return ZstdTools.COMPRESS;
    }

    @Override
    public Map<String, byte[]> unsupportedFiles() {
        return Map.of(
                "a window of 268435456 bytes", HandMadeFrame.withWindow(28, "hello"),
                "dictionary 5", HandMadeFrame.withDictionary(5, "hello"),
                "reserved for later versions", HandMadeFrame.withReservedBit("hello"));
    }
}
