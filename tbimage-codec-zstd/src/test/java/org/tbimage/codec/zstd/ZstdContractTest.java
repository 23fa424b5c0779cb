package org.tbimage.codec.zstd;

import java.util.List;
import org.tbimage.codec.Codec;
import org.tbimage.testkit.codec.CodecContract;

/** zstd-jni keeps the contract, and the tool agrees. */
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
}
