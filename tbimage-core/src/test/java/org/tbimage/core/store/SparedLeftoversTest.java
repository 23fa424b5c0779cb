package org.tbimage.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.core.engine.Rig;
import org.tbimage.testkit.fault.FaultPlan;
import org.tbimage.testkit.fault.Operation;

/** What may be of a writer that lives, or of others, is never collected (T34, T35, T36, T37). */
class SparedLeftoversTest {
    private static final String KILLED = LeftoversFixture.KILLED;
    private static final Instant BEHIND = Rig.NOON.minusSeconds(7);
    private static final int MANIFEST = 3; // an image has three commits, and that of its manifest is the last one

    @TempDir
    Path folder;

    private LeftoversFixture store;

    @BeforeEach
    void oneGoodImage() throws IOException {
        store = new LeftoversFixture(folder);
    }

    @Test
    void youngPartsStay() throws Exception {
        store.leaveParts();
        store.backUp();
        store.age();
        Files.setLastModifiedTime(store.file(KILLED + ".chunks"), FileTime.from(Instant.now()));
        store.backUp();
        assertThat(store.names()).contains(KILLED + ".chunks", KILLED + ".raw.gz");
    }

    /** A generation that is newer than all published ones may be somebody's name again, where a clock is wrong. */
    @Test
    void partsOfANewerGenerationGoAndItsNameIsNotUsedAgain() throws Exception {
        store.leaveParts();
        store.age();
        store.backUp(FaultPlan.none(), BEHIND); // takes the second behind the newest, hence its second serial
        assertThat(store.names()).doesNotContain(KILLED + ".chunks", KILLED + ".raw.gz");
        assertThat(store.names()).isEqualTo(store.namesOfImages());
    }

    @Test
    void aPackWithoutATableKeepsNobodyFromBackingUp() throws Exception {
        store.leaveParts();
        Files.delete(store.file(KILLED + ".chunks"));
        store.backUp(FaultPlan.none(), BEHIND);
        assertThat(store.names()).contains(KILLED + ".raw.gz", KILLED + "-2.json");
    }

    @Test
    void partsOfAWriterThatHasAClaimStay() throws Exception {
        store.leaveParts();
        store.backUp();
        store.age();
        Files.write(store.file("." + KILLED + ".json.tmp"), new byte[0]);
        store.backUp();
        assertThat(store.names()).contains(KILLED + ".chunks", KILLED + ".raw.gz");
    }

    @Test
    void filesOfOthersStay() throws Exception {
        String[] others = {"sda.x.20261122T120001Z.chunks", "sda.old.raw.gz", "sda.20261122T120001Z.txt", "notes.raw.gz"
        };
        for (String other : others) {
            Files.write(store.file(other), new byte[1000]);
        }
        store.backUp();
        store.age();
        store.backUp();
        assertThat(store.names()).contains(others);
    }

    /** A listing that fails collects nothing, and the backup is made all the same. */
    @Test
    void aFailingListCollectsNothing() throws Exception {
        store.leaveParts();
        store.backUp();
        store.age();
        FaultPlan listOfTheCollection = FaultPlan.onlyCall(3, Operation.LIST);
        store.backUp(listOfTheCollection);
        assertThat(listOfTheCollection.struck()).hasSize(1);
        assertThat(store.names()).contains(KILLED + ".chunks", KILLED + ".raw.gz");
    }

    /** Stopped for hours between its pack and its manifest, a writer fails; what others did meanwhile is whole. */
    @Test
    void aWriterThatSleptFailsAndHarmsNobody() throws Exception {
        AtomicBoolean slept = new AtomicBoolean();
        FaultPlan sleepy = FaultPlan.onlyCall(MANIFEST, Operation.COMMIT).as(call -> {
            assertThat(store.names())
                    .filteredOn(name -> name.endsWith("Z.raw.gz"))
                    .hasSize(2);
            store.age();
            store.backUp();
            store.age();
            store.backUp();
            slept.set(true);
            call.run();
        });
        assertThatThrownBy(() -> store.backUp(sleepy)).hasMessageContaining("unfinished file was removed");
        assertThat(slept).isTrue();
        assertThat(store.names()).isEqualTo(store.namesOfImages());
    }
}
