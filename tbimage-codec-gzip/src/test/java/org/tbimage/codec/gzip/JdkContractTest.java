package org.tbimage.codec.gzip;

final class JdkContractTest extends EngineContract {
    JdkContractTest() {
        super(TestEngines.JDK);
    }
}
