package org.tbimage.codec.xz;

import java.util.List;
import org.tbimage.codec.Codec;
import org.tbimage.testkit.codec.CodecContract;

/** XZ for Java keeps the contract, and xz agrees. */
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
}
