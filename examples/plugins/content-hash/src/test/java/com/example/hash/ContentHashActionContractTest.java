package com.example.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tbimage.action.Action;
import org.tbimage.action.Outcome;
import org.tbimage.core.RunOptions;
import org.tbimage.core.Tbimage;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.action.ActionContract;
import org.tbimage.testkit.action.ActionTrial;
import org.tbimage.testkit.action.MemoryStage;

/** Each stage has a new store with one image of a disk of 64 KiB of zeros. */
class ContentHashActionContractTest extends ActionContract implements MemoryStage.Program {
    private static final Tbimage TBIMAGE = Tbimage.discover();

    @Override
    public Action action() {
        return new ContentHashAction();
    }

    @Override
    public ActionStage stage() throws IOException {
        String store = MemoryStage.place("store");
        String disk = MemoryStage.place("disk") + "?size=65536";
        TBIMAGE.run("backup", Map.of("store", store, "image", "box/disk", "device", disk));
        return new MemoryStage(this, Map.of("store", store, "image", "box/disk"));
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

    /** As {@code head -c 65536 /dev/zero | sha256sum} prints. */
    @Test
    void printsTheHashOfTheDisk() throws IOException {
        Outcome outcome = stage().run(ActionTrial.plain());
        assertThat(outcome.summary())
                .startsWith("de2f256064a0af797747c2b97505dc0b9f3df0de4f489eac731c23ae9ca9cc31  box/disk@");
    }
}
