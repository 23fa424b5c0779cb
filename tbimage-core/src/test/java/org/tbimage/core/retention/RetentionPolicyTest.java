package org.tbimage.core.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tbimage.core.retention.DatedImage.State;
import org.tbimage.value.Generation;

/** Rules, boundaries of periods, states and wrong clocks, each on a few images. */
class RetentionPolicyTest {
    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");

    private final List<DatedImage> images = new ArrayList<>();

    /** Adds an image whose generation is later than all before, as a store names it. */
    private DatedImage image(String createdAt, State state, boolean pinned) {
        Instant time = Instant.parse(createdAt);
        Instant earliest = images.isEmpty()
                ? Instant.parse("2000-01-01T00:00:00Z")
                : images.get(images.size() - 1).generation().second().plusSeconds(1);
        Generation generation = Generation.at(time.isAfter(earliest) ? time : earliest);
        DatedImage image = new DatedImage(generation, time, state, pinned, state == State.DAMAGED ? "cut" : "");
        images.add(image);
        return image;
    }

    private DatedImage good(String createdAt) {
        return image(createdAt, State.GOOD, false);
    }

    private Map<DatedImage, Verdict> decide(KeepRules rules) {
        return new RetentionPolicy(rules)
                .decide(images, NOW).stream().collect(Collectors.toMap(Verdict::image, verdict -> verdict));
    }

    private List<String> kept(KeepRules rules) {
        return new RetentionPolicy(rules)
                .decide(images, NOW).stream()
                        .filter(Verdict::keep)
                        .map(verdict -> verdict.image().createdAt() + " " + verdict.reason())
                        .toList();
    }

    private static void assertKept(Verdict verdict, boolean remark, String reason) {
        assertThat(verdict.keep()).as(verdict.toString()).isTrue();
        assertThat(verdict.remark()).as(verdict.toString()).isEqualTo(remark);
        assertThat(verdict.reason()).isEqualTo(reason);
    }

    private static void assertRemoved(Verdict verdict, String reason) {
        assertThat(verdict.keep()).as(verdict.toString()).isFalse();
        assertThat(verdict.reason()).isEqualTo(reason);
    }

    @Test
    void withoutARuleThereIsNoPolicy() {
        assertThatThrownBy(() -> new RetentionPolicy(KeepRules.NONE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KeepRules(0, -1, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KeepRules(0, 0, 0, 0, 10_000)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new KeepRules(3, 0, 4, 0, 1).describe()).isEqualTo("last 3, weekly 4, yearly 1");
    }

    @Test
    void theLastImagesAreKept() {
        for (int day = 1; day <= 5; day++) {
            good("2026-11-0" + day + "T10:00:00Z");
        }
        assertThat(kept(new KeepRules(2, 0, 0, 0, 0)))
                .containsExactly("2026-11-04T10:00:00Z last 2 of 2", "2026-11-05T10:00:00Z last 1 of 2");
        assertRemoved(
                decide(new KeepRules(2, 0, 0, 0, 0)).get(images.get(0)), "older than the images that the rules keep");
    }

    /** Days without an image do not count, and a day that an earlier rule has covered does not count, either. */
    @Test
    void eachRuleCountsOnlyPeriodsThatNoEarlierRuleCovers() {
        good("2026-10-31T23:59:59Z");
        good("2026-11-20T10:00:00Z");
        good("2026-11-28T08:00:00Z");
        good("2026-11-28T09:00:00Z");
        good("2026-11-30T08:00:00Z");
        good("2026-11-30T09:00:00Z");
        assertThat(kept(new KeepRules(1, 1, 1, 1, 0)))
                .containsExactly(
                        "2026-10-31T23:59:59Z newest of 2026-10 (monthly 1 of 1)",
                        "2026-11-20T10:00:00Z newest of 2026-W47 (weekly 1 of 1)",
                        "2026-11-28T09:00:00Z newest of 2026-11-28 (daily 1 of 1)",
                        "2026-11-30T09:00:00Z last 1 of 1");
        assertRemoved(decide(new KeepRules(1, 1, 1, 1, 0)).get(images.get(4)), "not the newest of 2026-11-30");
    }

    @Test
    void daysBeginAtMidnightInUtc() {
        good("2026-11-28T23:59:59.999Z");
        good("2026-11-29T00:00:00Z");
        good("2026-11-29T23:59:59.999Z");
        good("2026-11-30T00:00:00Z");
        assertThat(kept(new KeepRules(0, 3, 0, 0, 0)))
                .containsExactly(
                        "2026-11-28T23:59:59.999Z newest of 2026-11-28 (daily 3 of 3)",
                        "2026-11-29T23:59:59.999Z newest of 2026-11-29 (daily 2 of 3)",
                        "2026-11-30T00:00:00Z newest of 2026-11-30 (daily 1 of 3)");
    }

    /** The clock of Europe went forward on 29 March 2026 and back on 25 October; days in UTC have 24 hours. */
    @Test
    void daysWithAChangeOfTheClockAreOrdinaryDays() {
        for (String day : List.of("2026-03-28", "2026-03-29", "2026-10-24", "2026-10-25")) {
            good(day + "T00:30:00Z");
            good(day + "T23:30:00Z");
        }
        assertThat(kept(new KeepRules(0, 9, 0, 0, 0))).hasSize(4).allMatch(line -> line.contains("T23:30:00Z"));
    }

    /** 30 December 2024 begins week 1 of 2025. */
    @Test
    void weeksAreIsoWeeksAcrossTheEndOfAYear() {
        good("2024-12-29T12:00:00Z");
        good("2024-12-30T12:00:00Z");
        good("2025-01-05T12:00:00Z");
        good("2025-01-06T12:00:00Z");
        assertThat(kept(new KeepRules(0, 0, 9, 0, 0)))
                .containsExactly(
                        "2024-12-29T12:00:00Z newest of 2024-W52 (weekly 3 of 9)",
                        "2025-01-05T12:00:00Z newest of 2025-W01 (weekly 2 of 9)",
                        "2025-01-06T12:00:00Z newest of 2025-W02 (weekly 1 of 9)");
    }

    @Test
    void yearsAreCalendarYears() {
        good("2023-12-31T23:59:59Z");
        good("2024-01-01T00:00:00Z");
        good("2024-12-31T23:59:59Z");
        assertThat(kept(new KeepRules(0, 0, 0, 0, 2)))
                .containsExactly(
                        "2023-12-31T23:59:59Z newest of 2023 (yearly 2 of 2)",
                        "2024-12-31T23:59:59Z newest of 2024 (yearly 1 of 2)");
    }

    @Test
    void ofImagesOfOneTimeTheLaterGenerationIsTheNewer() {
        DatedImage first = good("2026-11-30T10:00:00Z");
        DatedImage second = good("2026-11-30T10:00:00Z");
        assertThat(second.generation()).isGreaterThan(first.generation());
        assertRemoved(decide(new KeepRules(0, 1, 0, 0, 0)).get(first), "not the newest of 2026-11-30");
        assertThat(kept(new KeepRules(2, 0, 0, 0, 0)))
                .as("two images of one time are two")
                .hasSize(2);
    }

    @Test
    void pinnedImagesAreKeptAndTakeNoPlace() {
        good("2026-11-29T10:00:00Z");
        DatedImage pinned = image("2026-11-30T10:00:00Z", State.GOOD, true);
        Map<DatedImage, Verdict> verdicts = decide(new KeepRules(1, 0, 0, 0, 0));
        assertKept(verdicts.get(pinned), false, "pinned");
        assertKept(verdicts.get(images.get(0)), false, "last 1 of 1");
    }

    @Test
    void damagedImagesAreKeptReportedAndTakeNoPlace() {
        good("2026-11-29T10:00:00Z");
        DatedImage damaged = image("2026-11-30T10:00:00Z", State.DAMAGED, false);
        Map<DatedImage, Verdict> verdicts = decide(new KeepRules(1, 0, 0, 0, 0));
        assertKept(verdicts.get(damaged), true, "damaged: cut");
        assertKept(verdicts.get(images.get(0)), false, "last 1 of 1");
    }

    @Test
    void aDegradedImageTakesNoPlaceFromAGoodOne() {
        DatedImage oldest = good("2026-11-26T10:00:00Z");
        DatedImage alone = image("2026-11-27T10:00:00Z", State.DEGRADED, false);
        DatedImage better = good("2026-11-28T10:00:00Z");
        DatedImage worse = image("2026-11-28T11:00:00Z", State.DEGRADED, false);
        DatedImage newest = good("2026-11-29T10:00:00Z");
        Map<DatedImage, Verdict> verdicts = decide(new KeepRules(0, 3, 0, 0, 0));
        assertKept(verdicts.get(newest), false, "newest of 2026-11-29 (daily 1 of 3)");
        assertKept(verdicts.get(better), false, "newest of 2026-11-28 (daily 2 of 3)");
        assertKept(verdicts.get(oldest), false, "newest of 2026-11-26 (daily 3 of 3)");
        assertRemoved(verdicts.get(worse), "degraded, and 2026-11-28 has a good image");
        assertKept(verdicts.get(alone), false, "newest of 2026-11-27 (daily 3 of 3); degraded");
        assertRemoved(
                decide(new KeepRules(2, 0, 0, 0, 0)).get(alone),
                "degraded, and older than the images that the rules keep");
    }

    /** A disk that fails gives only degraded images from then on. The last good one stays however old it is. */
    @Test
    void manyDegradedImagesDoNotRemoveTheLastGoodOne() {
        DatedImage last = good("2026-01-01T10:00:00Z");
        for (int day = 10; day < 30; day++) {
            image("2026-11-" + day + "T10:00:00Z", State.DEGRADED, false);
        }
        Map<DatedImage, Verdict> verdicts = decide(new KeepRules(2, 0, 0, 0, 0));
        assertKept(verdicts.get(last), false, "last 1 of 2");
        assertThat(verdicts.values()).filteredOn(Verdict::keep).hasSize(3);
    }

    /** It has what the disk held after the newest good image. */
    @Test
    void theNewestImageIsKeptThoughDegraded() {
        good("2026-11-30T10:00:00Z");
        DatedImage newest = image("2026-11-30T11:00:00Z", State.DEGRADED, false);
        assertKept(decide(new KeepRules(0, 7, 0, 0, 0)).get(newest), false, "the newest image");
    }

    @Test
    void imagesOfTheFutureAreKeptReportedAndTakeNoPlace() {
        DatedImage last = good("2026-11-30T10:00:00Z");
        DatedImage edge = good(NOW.plus(RetentionPolicy.TOLERANCE).toString());
        DatedImage future =
                good(NOW.plus(RetentionPolicy.TOLERANCE).plusMillis(1).toString());
        DatedImage far = good("9999-01-01T00:00:00Z");
        Map<DatedImage, Verdict> verdicts = decide(new KeepRules(0, 1, 0, 0, 0));
        assertKept(verdicts.get(edge), false, "newest of 2026-12-01 (daily 1 of 1)");
        assertKept(verdicts.get(future), true, "its time 2026-12-01T13:00:00.001Z lies in the future");
        assertKept(verdicts.get(far), true, "its time 9999-01-01T00:00:00Z lies in the future");
        assertRemoved(verdicts.get(last), "older than the images that the rules keep");
    }

    /** A box without a battery makes an image in 1970. Its generation is the newest, and a restore takes it. */
    @Test
    void theNewestGenerationIsKeptThoughItsClockWasInThePast() {
        for (int day = 10; day < 20; day++) {
            good("2026-11-" + day + "T10:00:00Z");
        }
        DatedImage newest = good("1970-01-01T00:00:12Z");
        Map<DatedImage, Verdict> verdicts = decide(new KeepRules(3, 0, 0, 0, 0));
        assertKept(verdicts.get(newest), false, "the newest good image");
        assertThat(verdicts.values()).filteredOn(Verdict::keep).hasSize(4);
    }

    /** A clock in the past finds all images in the future, and removes none. */
    @Test
    void aPruneWhoseClockIsInThePastRemovesNothing() {
        good("2026-11-29T10:00:00Z");
        good("2026-11-30T10:00:00Z");
        List<Verdict> verdicts = new RetentionPolicy(new KeepRules(1, 0, 0, 0, 0)).decide(images, Instant.EPOCH);
        assertThat(verdicts).allMatch(Verdict::keep).allMatch(Verdict::remark);
    }

    @Test
    void everyTimeThatAManifestCanNameIsAccepted() {
        good("2026-11-29T10:00:00Z");
        good("2026-11-30T10:00:00Z");
        for (Instant time : List.of(Instant.MIN, Instant.MAX)) {
            Generation next = images.get(images.size() - 1).generation().next();
            images.add(new DatedImage(next, time, State.GOOD, false, ""));
        }
        for (KeepRules rules : List.of(new KeepRules(1, 0, 0, 0, 0), new KeepRules(0, 1, 1, 1, 1))) {
            assertThat(decide(rules).get(images.get(3)).reason()).endsWith(" lies in the future");
            assertKept(
                    decide(rules).get(images.get(1)),
                    false,
                    rules.last() == 1 ? "last 1 of 1" : "newest of 2026-11-30 (daily 1 of 1)");
        }
    }

    /** The verdicts come in the order of the images. */
    @Test
    void noImageIsLeftOut() {
        for (int hour = 0; hour < 24; hour++) {
            good(NOW.minus(Duration.ofDays(3))
                    .atZone(ZoneOffset.UTC)
                    .with(LocalTime.of(hour, 0))
                    .toInstant()
                    .toString());
        }
        assertThat(new RetentionPolicy(new KeepRules(1, 1, 1, 1, 1)).decide(images, NOW))
                .extracting(Verdict::image)
                .isEqualTo(images);
    }
}
