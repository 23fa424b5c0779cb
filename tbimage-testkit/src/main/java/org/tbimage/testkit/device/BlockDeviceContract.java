package org.tbimage.testkit.device;

import org.junit.jupiter.api.TestInstance;

/**
 * Tests the promises of {@link org.tbimage.device.BlockDevice}. The test of an implementation extends this class and
 * creates {@linkplain DeviceFixture#deviceUnderTest devices}. Every test runs with every {@linkplain
 * DeviceFixture#shapes shape}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class BlockDeviceContract
        implements TransferContract, ZeroingContract, LifeCycleContract, ConcurrencyContract {
    /** Called by the test class. */
    protected BlockDeviceContract() {}
}
