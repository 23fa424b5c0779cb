package org.tbimage.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.testkit.fault.Fault;
import org.tbimage.testkit.fault.FaultPlan;
import org.tbimage.testkit.store.FilterBlobStore;

/** Packs and tables that no manifest names are collected, and nothing else (T34, T36, T37). */
class LeftoversTest {
    private static final String KILLED = LeftoversFixture.KILLED;

    @TempDir
    Path folder;

    /** The machine is switched off at any call of a backup; two backups later all that is there has a manifest. */
    @Test
    void nothingOfAKilledBackupStays() throws Exception {
        FaultPlan counting = FaultPlan.none();
        new LeftoversFixture(Files.createDirectory(folder.resolve("counting"))).backUp(counting);
        int killedWithAVisiblePack = 0;
        for (long k = 1; k <= counting.calls(); k++) {
            LeftoversFixture store = new LeftoversFixture(Files.createDirectory(folder.resolve("killed-" + k)));
            kill(store, k);
            killedWithAVisiblePack += packs(store) > 1 ? 1 : 0;
            store.backUp();
            store.age();
            store.backUp();
            assertThat(store.names()).as("killed at call " + k).isEqualTo(store.namesOfImages());
        }
        assertThat(killedWithAVisiblePack).isGreaterThan(3);
    }

    private static void kill(LeftoversFixture store, long call) {
        try {
            store.backUp(FaultPlan.fromCall(call));
        } catch (IOException e) {
            assertThat(e).hasMessageContaining(Fault.MARK);
        }
    }

    private static long packs(LeftoversFixture store) throws IOException {
        return store.names().stream().filter(name -> name.endsWith("Z.raw.gz")).count();
    }

    @Test
    void oldPartsGo() throws Exception {
        LeftoversFixture store = new LeftoversFixture(folder);
        store.leaveParts();
        store.backUp();
        store.age();
        store.backUp();
        assertThat(store.names()).filteredOn(name -> name.startsWith(KILLED)).containsExactly(KILLED + ".json");
        assertThat(store.names()).isEqualTo(store.namesOfImages());
    }

    /** The slot decides: whoever slept before it finds a tombstone there, and can not publish. */
    @Test
    void theSlotGetsATombstoneBeforeThePartsGo() throws Exception {
        LeftoversFixture store = new LeftoversFixture(folder);
        store.leaveParts();
        store.backUp();
        store.age();
        List<String> calls = new ArrayList<>();
        store.backUp(medium -> new FilterBlobStore(medium) {
            @Override
            public boolean putIfAbsent(String key, ByteBuffer content) throws IOException {
                calls.add("tombstone " + key);
                return super.putIfAbsent(key, content);
            }

            @Override
            public void delete(String key) throws IOException {
                if (key.contains(KILLED)) {
                    calls.add("delete " + key);
                }
                super.delete(key);
            }
        });
        String image =
                calls.get(0).substring("tombstone ".length(), calls.get(0).length() - ".json".length());
        assertThat(image).endsWith(KILLED);
        assertThat(calls)
                .containsExactly(
                        "tombstone " + image + ".json", "delete " + image + ".chunks", "delete " + image + ".raw.gz");
        assertThat(store.names()).filteredOn(name -> name.startsWith(KILLED)).containsExactly(KILLED + ".json");
    }

    /** Removing an image, killed behind its manifest: its stable name does not become the only name of its pack. */
    @Test
    void aHalfRemovedImageGoesWithItsStableName() throws Exception {
        LeftoversFixture store = new LeftoversFixture(folder);
        store.backUp();
        String newest = store.names().stream()
                .filter(name -> name.endsWith("Z.json"))
                .reduce((a, b) -> b)
                .orElseThrow();
        store.backUp();
        Files.delete(store.file(newest));
        Files.delete(store.file("sda.raw.gz"));
        Files.createLink(store.file("sda.raw.gz"), store.file(newest.replace(".json", ".raw.gz")));
        store.age();
        store.backUp();
        assertThat(store.names()).isEqualTo(store.namesOfImages());
    }
}
