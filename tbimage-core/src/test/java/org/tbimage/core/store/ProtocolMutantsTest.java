package org.tbimage.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tbimage.core.store.TinyImages.DISK;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.tbimage.store.BlobStore;
import org.tbimage.store.Share;
import org.tbimage.testkit.schedule.Actor;
import org.tbimage.testkit.schedule.Bounds;
import org.tbimage.testkit.schedule.Exploration;
import org.tbimage.testkit.schedule.Mishap;
import org.tbimage.testkit.schedule.Scenario;
import org.tbimage.testkit.schedule.SharedDirectory;
import org.tbimage.value.ImageRef;

/** The protocol with one step changed: the explorer finds what breaks. The protocol itself holds in the same scenario (T58). */
class ProtocolMutantsTest {
    private static final ImageRef OLDER = Scenes.ref(DISK, 0);
    private static final ImageRef NEWEST = Scenes.ref(DISK, 1);

    /** How a scenario is made with a store, which breaks the protocol or keeps it. */
    private interface Scene {
        Scenario with(UnaryOperator<BlobStore> store) throws IOException;
    }

    private static void assertCaught(Scene scene, UnaryOperator<BlobStore> mutant, Bounds bounds, String reason)
            throws IOException {
        Exploration found = explore(scene.with(mutant), bounds);
        assertThat(found.violation())
                .as("the mutant")
                .hasValueSatisfying(violation -> assertThat(violation.reason()).contains(reason));
        explore(scene.with(store -> store), bounds.atMost(found.schedules() + 50))
                .requireSafe();
    }

    private static Exploration explore(Scenario scenario, Bounds bounds) {
        List<Exploration> found = new ArrayList<>();
        Exploring.quietly(scenario, explorer -> found.add(explorer.exhaust(bounds)));
        System.out.println(found.get(0));
        return found.get(0);
    }

    private static SharedDirectory sharing() throws IOException {
        return Scenes.images(2, Share.GENERATIONS);
    }

    @Test
    void linksAfterPublish() throws IOException {
        assertCaught(
                store -> Scenes.scenario(sharing()).with("writer", Scenes.share(DISK, 10, store)),
                StoreMutants.LinksAfterPublish::new,
                Bounds.of(0, 0),
                "is gone");
    }

    @Test
    void pinByNameOnly() throws IOException {
        assertCaught(
                store -> Scenes.scenario(sharing()).with("writer", Scenes.share(DISK, 10, store)),
                StoreMutants.PinByName::new,
                Bounds.of(0, 0),
                "is gone");
    }

    /** Retention removes the parts, and only then the manifest. */
    @Test
    void unlinkBeforeUnpublish() throws IOException {
        Actor mutant = context -> {
            for (String part : context.store().list(ImageKeys.own(NEWEST))) {
                if (!part.equals(ImageKeys.manifest(NEWEST))) {
                    context.store().delete(part);
                }
            }
            Scenes.delete(NEWEST).run(context);
        };
        Exploration found = explore(Scenes.scenario(sharing(), NEWEST).with("retention", mutant), Bounds.of(0, 0));
        assertThat(found.violation())
                .hasValueSatisfying(violation -> assertThat(violation.reason()).contains("is published, and its part"));
        explore(Scenes.scenario(sharing(), NEWEST).with("retention", Scenes.delete(NEWEST)), Bounds.of(0, 0))
                .requireSafe();
    }

    /** A link has the time of its pack, so a collector takes it for the part of a dead writer, unless there is a claim. */
    @Test
    void linksBeforeTheClaim() throws IOException {
        SharedDirectory old = sharing();
        old.pass(Duration.ofHours(3));
        assertCaught(
                store -> Scenes.scenario(old)
                        .with("writer", Scenes.share(DISK, 10, store))
                        .with("collector", Scenes.reclaim(DISK)),
                StoreMutants.ClaimAfterLinks::new,
                Bounds.of(1, 0),
                "claimed by another writer");
    }

    /** The request to publish is under way, and the claim could not be removed: the server may still execute the request. */
    @Test
    void giveUpWithoutATombstone() throws IOException {
        assertCaught(
                store -> Scenes.scenario(sharing())
                        .with("writer", Scenes.share(DISK, 10, store), Mishap.LATE, Mishap.FAILURE)
                        .with("other", Scenes.read(OLDER)),
                StoreMutants.NoTombstone::new,
                Bounds.of(0, 2),
                "is published, and its part");
    }

    @Test
    void collectWithoutATombstone() throws IOException {
        assertCaught(
                store -> Scenes.scenario(sharing())
                        .with("writer", Scenes.copyIn(DISK, -1))
                        .with("collector", Scenes.reclaim(DISK, store), Mishap.ALL_SLEEP),
                StoreMutants.NoTombstone::new,
                Bounds.of(2, 1),
                "is published, and its part");
    }

    @Test
    void renameAfterAFailedLink() throws IOException {
        assertCaught(
                store -> Scenes.scenario(Scenes.images(1))
                        .with("writer", Scenes.copyIn(DISK, -1))
                        .with("collector", Scenes.reclaim(DISK, store), Mishap.FAILURE, Mishap.ALL_SLEEP),
                StoreMutants.RenamesAfterAFailedLink::new,
                Bounds.of(2, 2),
                "which nobody asked for");
    }

    @Test
    void slotsReadInTwoRequests() throws IOException {
        assertCaught(
                store -> Scenes.scenario(Scenes.images(2), OLDER)
                        .with("reader", Scenes.read(OLDER, store))
                        .with("retention", Scenes.delete(OLDER)),
                StoreMutants.ReadsByLength::new,
                Bounds.of(1, 0),
                "EOFException");
    }

    /** A name would be used again. */
    @Test
    void aSlotIsEmptiedAgain() throws IOException {
        Actor mutant = context -> {
            Scenes.prune(NEWEST).run(context);
            context.store().delete(ImageKeys.manifest(NEWEST));
        };
        Exploration found = explore(Scenes.scenario(sharing(), NEWEST).with("retention", mutant), Bounds.of(0, 0));
        assertThat(found.violation())
                .hasValueSatisfying(violation -> assertThat(violation.reason()).contains("the tombstone"));
    }
}
