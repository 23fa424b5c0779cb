package org.tbimage.codec.lz4;

import java.util.List;
import org.tbimage.codec.Codec;
import org.tbimage.testkit.codec.CodecContract;

/** Our frames of native blocks keep the contract, and lz4 agrees. */
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
}
