package org.tbimage.testkit.action;

/**
 * What every {@link org.tbimage.action.Action} promises, as tests. A test of an implementation extends this, and gives the
 * action and {@linkplain ActionFixture#stage a stage} to run it on.
 */
public abstract class ActionContract implements ActionSettingsContract, ActionRunContract, ActionFaultContract {
    /** Called by the test class. */
    protected ActionContract() {}
}
