package org.tbimage.core.sweep;

import java.io.IOException;
import org.tbimage.testkit.fault.FaultPlan;

/** One operation that a user can ask for, in a world made for it, and what it must have brought about. */
interface Scenario {
    /** Brings the world into the state before the operation. */
    void prepare(World world) throws IOException;

    /** Does it. */
    void run(World world, FaultPlan plan) throws IOException;

    /** Fails unless what was asked for has happened. */
    void assertDone(World world) throws IOException;

    /** Whether it makes or removes images; all others leave the store as it is, but for notes. */
    default boolean changesImages() {
        return false;
    }

    /** Fails if a failed operation left something that must not be; by default only the store is looked at. */
    default void assertHarmless(World world) throws IOException {}
}
