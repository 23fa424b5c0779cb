package org.tbimage.core.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tbimage.core.retention.DatedImage.State;
import org.tbimage.value.Generation;

/** Random timelines with random rules: what must hold of every decision. */
class RandomTimelinesTest {
    private static final long SEED = 20261201;
    private static final int TIMELINES = 3000;
    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    private static final long YEAR = 365L * 86_400;

    private final Random random = new Random(SEED);

    @Test
    void everyDecisionKeepsWhatItMust() {
        for (int i = 0; i < TIMELINES; i++) {
            KeepRules rules = rules();
            List<DatedImage> images = timeline();
            List<Verdict> verdicts = new RetentionPolicy(rules).decide(images, NOW);
            String what = "timeline " + i + " of seed " + SEED + ", " + rules + ": " + verdicts;
            assertThat(verdicts).as(what).extracting(Verdict::image).isEqualTo(images);
            Set<DatedImage> kept = kept(verdicts);
            assertNeverRemoved(images, kept, what);
            Set<DatedImage> expected = expected(rules, good(images));
            assertThat(kept).as(what).containsAll(expected);
            assertThat(kept.stream().filter(image -> good(images).contains(image)))
                    .as("only those, and the newest: %s", what)
                    .allMatch(image ->
                            expected.contains(image) || isNewestGood(image, images) || isNewest(image, images));
            assertThat(verdicts).as(what).allMatch(verdict -> !verdict.reason().isBlank());
        }
    }

    /** Whatever else the store has, the rules keep the same good images. */
    @Test
    void goodImagesDoNotDependOnOthers() {
        for (int i = 0; i < TIMELINES; i++) {
            KeepRules rules = rules();
            List<DatedImage> images = timeline();
            Set<DatedImage> all = kept(new RetentionPolicy(rules).decide(images, NOW));
            Set<DatedImage> alone = kept(new RetentionPolicy(rules).decide(good(images), NOW));
            alone.removeIf(image -> isNewestGood(image, good(images))); // need not be the newest of all
            assertThat(all).as("timeline " + i + " of seed " + SEED).containsAll(alone);
        }
    }

    /** A second run finds nothing to remove, so that a prune may be repeated. */
    @Test
    void aSecondRunRemovesNothing() {
        for (int i = 0; i < TIMELINES; i++) {
            RetentionPolicy policy = new RetentionPolicy(rules());
            List<DatedImage> images = timeline();
            Set<DatedImage> kept = kept(policy.decide(images, NOW));
            List<DatedImage> left = images.stream().filter(kept::contains).toList();
            assertThat(good(left)).as("timeline " + i + " of seed " + SEED).isSubsetOf(kept(policy.decide(left, NOW)));
        }
    }

    private static void assertNeverRemoved(List<DatedImage> images, Set<DatedImage> kept, String what) {
        assertThat(images.stream()
                        .filter(image -> image.pinned()
                                || image.state() == State.DAMAGED
                                || image.createdAt().isAfter(NOW.plus(RetentionPolicy.TOLERANCE))))
                .as(what)
                .isSubsetOf(kept);
        assertThat(images.stream().filter(image -> isNewestGood(image, images)))
                .as(what)
                .isSubsetOf(kept);
        assertThat(images.stream().filter(image -> isNewest(image, images)))
                .as(what)
                .isSubsetOf(kept);
    }

    /** The rules in another way: periods as groups. */
    private static Set<DatedImage> expected(KeepRules rules, List<DatedImage> good) {
        Set<DatedImage> kept = new HashSet<>();
        Set<DatedImage> done = new HashSet<>();
        for (Period period : Period.values()) {
            Set<String> covered = kept.stream().map(period::name).collect(Collectors.toSet());
            Map<String, List<DatedImage>> groups = good.stream()
                    .filter(image -> !done.contains(image) && !covered.contains(period.name(image)))
                    .sorted(Comparator.comparing(DatedImage::createdAt)
                            .thenComparing(DatedImage::generation)
                            .reversed())
                    .collect(Collectors.groupingBy(period::name, LinkedHashMap::new, Collectors.toList()));
            groups.values().stream().limit(period.of(rules)).forEach(group -> {
                kept.add(group.get(0));
                done.addAll(group);
            });
        }
        return kept;
    }

    private static Set<DatedImage> kept(List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(Verdict::keep)
                .map(Verdict::image)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** The images that the rules count. */
    private static List<DatedImage> good(List<DatedImage> images) {
        return images.stream()
                .filter(image -> image.state() == State.GOOD && !image.pinned())
                .filter(image -> !image.createdAt().isAfter(NOW.plus(RetentionPolicy.TOLERANCE)))
                .toList();
    }

    private static boolean isNewestGood(DatedImage one, List<DatedImage> images) {
        Optional<DatedImage> newest = images.stream()
                .filter(image -> image.state() == State.GOOD)
                .max(Comparator.comparing(DatedImage::generation));
        return newest.filter(one::equals).isPresent();
    }

    private static boolean isNewest(DatedImage one, List<DatedImage> images) {
        Optional<DatedImage> newest = images.stream()
                .filter(image -> image.state() != State.DAMAGED)
                .max(Comparator.comparing(DatedImage::generation));
        return newest.filter(one::equals).isPresent();
    }

    private KeepRules rules() {
        KeepRules rules = new KeepRules(number(), number(), number(), number(), number());
        return rules.isEmpty() ? new KeepRules(1, 0, 0, 0, 0) : rules;
    }

    private int number() {
        return random.nextBoolean() ? 0 : random.nextInt(6);
    }

    /** Images in the order of their generations. Some clocks are wrong, some times are equal. */
    private List<DatedImage> timeline() {
        List<DatedImage> images = new ArrayList<>();
        long span = random.nextBoolean() ? 5 * YEAR : 40 * 86_400L;
        int count = random.nextInt(40);
        for (int i = 0; i < count; i++) {
            Instant time = NOW.minusSeconds(random.nextInt(20) * span / 20 + random.nextInt(3) * 40_000L);
            if (random.nextInt(12) == 0) {
                time = NOW.plusSeconds(random.nextLong() % (50 * YEAR));
            }
            State state = random.nextInt(3) > 0 ? State.GOOD : random.nextBoolean() ? State.DEGRADED : State.DAMAGED;
            Generation generation = Generation.at(NOW.minusSeconds(10_000 - i));
            images.add(
                    new DatedImage(generation, time, state, random.nextInt(8) == 0, state == State.DAMAGED ? "x" : ""));
        }
        return images;
    }
}
