package org.tbimage.codec.lz4;

import org.tbimage.codec.Codec;

/** The contract again where no native library can be loaded. */
final class Lz4InJavaContractTest extends Lz4ContractTest {
    @Override
    protected Codec codec() {
        return new Lz4Codec(Lz4Library::inJava);
    }
}
