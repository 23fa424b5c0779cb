package org.tbimage.testkit.device;

import org.junit.jupiter.api.TestInstance;

/**
 * What every {@link org.tbimage.device.BlockDevice} promises, as tests. A test of an implementation extends this and
 * gives {@linkplain DeviceFixture#specimen specimens}; every test runs with every {@linkplain DeviceFixture#shapes
 * shape}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class BlockDeviceContract
        implements TransferContract, ZeroingContract, LifeCycleContract, ConcurrencyContract {
    /** Called by the test class. */
    protected BlockDeviceContract() {}
}
