package org.tbimage.codec.lz4;

import org.tbimage.codec.Codec;

/** The codec contract without a native library. */
final class Lz4InJavaContractTest extends Lz4ContractTest {
    @Override
    protected Codec codec() {
        return new Lz4Codec(Lz4Library::inJava);
    }
}
