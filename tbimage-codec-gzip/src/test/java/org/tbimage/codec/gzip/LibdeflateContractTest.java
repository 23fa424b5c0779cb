package org.tbimage.codec.gzip;

final class LibdeflateContractTest extends EngineContract {
    LibdeflateContractTest() {
        super(TestEngines.LIBDEFLATE);
    }
}
