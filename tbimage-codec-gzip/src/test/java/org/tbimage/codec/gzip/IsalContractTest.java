package org.tbimage.codec.gzip;

final class IsalContractTest extends EngineContract {
    IsalContractTest() {
        super(TestEngines.ISAL);
    }
}
