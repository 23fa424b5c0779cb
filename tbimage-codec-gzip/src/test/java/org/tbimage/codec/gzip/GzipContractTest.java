package org.tbimage.codec.gzip;

import java.util.List;
import org.tbimage.codec.Codec;
import org.tbimage.testkit.codec.CodecContract;

/** The JDK's deflate in our members keeps the contract, and gzip agrees. */
final class GzipContractTest extends CodecContract {
    @Override
    protected Codec codec() {
        return new GzipCodec();
    }

    @Override
    protected List<String> expandCommand() {
        return GzipTools.EXPAND;
    }

    @Override
    protected List<String> compressCommand() {
        return GzipTools.COMPRESS;
    }
}
