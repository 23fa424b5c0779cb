package org.tbimage.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tbimage.core.store.TinyImages.DISK;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tbimage.store.BlobInfo;
import org.tbimage.store.BlobStore;
import org.tbimage.testkit.schedule.Actor;
import org.tbimage.testkit.schedule.Bounds;
import org.tbimage.testkit.schedule.Exploration;
import org.tbimage.testkit.schedule.Mishap;
import org.tbimage.testkit.schedule.Scenario;
import org.tbimage.value.ImageRef;

/** Collectors that decide by a rule that does not hold: the explorer finds the image that they break (T57). */
class CollectorMutantsTest {
    private static final ImageRef WRITTEN = Scenes.ref(DISK, -1);

    /**
     * The rule of version 0.1: parts go if neither the claim nor the manifest is found. A client's cache may answer that there is
     * no manifest, for a while after it was published.
     */
    private static Actor collectorThatLooks() {
        return context -> {
            BlobStore store = context.store();
            String manifest = ImageKeys.manifest(WRITTEN);
            Instant limit = store.now(manifest).orElseThrow().minus(Duration.ofHours(2));
            List<String> parts = new ArrayList<>();
            for (BlobInfo entry : store.entries(ImageKeys.own(WRITTEN))) {
                if (!entry.key().equals(manifest) && entry.modified().isBefore(limit)) {
                    parts.add(entry.key());
                }
            }
            if (store.claims(manifest).isEmpty() && store.length(manifest).isEmpty()) {
                for (String part : parts) {
                    store.delete(part);
                }
            }
        };
    }

    private static Exploration explore(Scenario scenario, Bounds bounds) {
        List<Exploration> found = new ArrayList<>();
        Exploring.quietly(scenario, explorer -> {
            found.add(explorer.exhaust(bounds));
            Optional<String> schedule = found.get(0).violation().map(violation -> violation.schedule());
            assertThat(schedule.flatMap(explorer::replay))
                    .as("the violation, again")
                    .isEqualTo(found.get(0).violation());
        });
        System.out.println("the collector that looks: " + found.get(0));
        return found.get(0);
    }

    private static Scenario writerAndCollector(Mishap... ofCollector) throws IOException {
        return Scenes.scenario(Scenes.images(2))
                .endingWith(end -> {})
                .with("writer", Scenes.copyIn(DISK, -1), Mishap.TIME_PASSES)
                .with("collector", collectorThatLooks(), ofCollector);
    }

    @Test
    void aCollectorThatDecidesByLookUpsIsCaught() throws IOException {
        Exploration found = explore(writerAndCollector(Mishap.STALE), Bounds.of(2, 2));
        assertThat(found.violation())
                .hasValueSatisfying(violation -> assertThat(violation.reason()).contains("is published, and its part"));
    }

    /** So it is the cache that makes the difference, as the protocol says. */
    @Test
    void withoutCachesTheRuleHolds() throws IOException {
        Exploration found = explore(writerAndCollector(), Bounds.of(2, 1));
        found.requireSafe();
        assertThat(found.complete()).isTrue();
    }
}
