package org.tbimage.quickstart;

import java.io.IOException;
import java.util.Map;
import org.tbimage.action.Action;
import org.tbimage.action.Outcome;
import org.tbimage.core.RunOptions;
import org.tbimage.core.Tbimage;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.action.ActionContract;
import org.tbimage.testkit.action.ActionTrial;
import org.tbimage.testkit.action.MemoryStage;

/** The action of the plugin guide keeps the contract; who writes another one runs it by as few lines. */
class EraseActionContractTest extends ActionContract implements MemoryStage.Program {
    private static final Tbimage TBIMAGE = Tbimage.discover();

    @Override
    public Action action() {
        return new EraseAction();
    }

    @Override
    public ActionStage stage() {
        return new MemoryStage(this, Map.of("device", MemoryStage.place("disk") + "?size=65536"));
    }

    @Override
    public Outcome run(Map<String, String> settings, ActionTrial trial) throws IOException {
        RunOptions options =
                RunOptions.defaults().withProgress(trial.progress()).withCancellation(trial.cancellation());
        return TBIMAGE.run(action().name(), settings, options);
    }

    @Override
    public ImageStore store(String location) throws IOException {
        return TBIMAGE.openStore(location);
    }
}
