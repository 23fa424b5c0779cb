package org.tbimage.core.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Decides which images of one disk to keep, by the times in their manifests, in UTC. The rules work as those of Proxmox Backup
 * Server: each keeps the newest image of each period, and counts only periods from which no earlier rule has kept an image.
 * Generation names do not count, since a wrong clock can push them into the future. Reads no clock and no store.
 *
 * <ul>
 *   <li>Always kept are the newest image, the newest good image, pinned images, damaged images, and images whose time lies in
 *       the future. Pinned, damaged and future images take no place from others.
 *   <li>A degraded image never takes a place from a good one. It is kept if the rules would keep it as a good image, and if
 *       its period has no good one.
 * </ul>
 *
 * @param rules how many images to keep
 */
public record RetentionPolicy(KeepRules rules) {
    /** How far the clock of the machine that made an image may be ahead. */
    public static final Duration TOLERANCE = Duration.ofHours(1);

    /** Throws if there is no rule: a policy without one would remove all but the newest image. */
    public RetentionPolicy {
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("there is no rule that keeps an image");
        }
    }

    /**
     * Decides about all images of a disk.
     *
     * @param images all of them, in any order
     * @param now the present time
     * @return one verdict for each image, in the same order
     */
    public List<Verdict> decide(Collection<DatedImage> images, Instant now) {
        List<DatedImage> counted = images.stream()
                .filter(image -> image.state() != DatedImage.State.DAMAGED)
                .filter(image -> !image.pinned() && !isFuture(image, now))
                .toList();
        List<DatedImage> good = counted.stream().filter(DatedImage::isGood).toList();
        Map<DatedImage, String> kept = new HashMap<>(Selection.of(rules, good));
        Selection.of(rules, counted).forEach((image, reason) -> {
            if (!image.isGood()) {
                kept.put(image, reason + "; degraded");
            }
        });
        newest(images).forEach((image, reason) -> kept.putIfAbsent(image, reason));
        Set<DatedImage> compared = Set.copyOf(good);
        return images.stream().map(image -> verdict(image, now, kept, compared)).toList();
    }

    /** The images that a restore takes, by the order in which they were published: always kept, whatever their times are. */
    private static Map<DatedImage, String> newest(Collection<DatedImage> images) {
        Map<DatedImage, String> newest = new HashMap<>();
        newest(images, image -> image.state() != DatedImage.State.DAMAGED)
                .ifPresent(image -> newest.put(image, "the newest image"));
        newest(images, DatedImage::isGood).ifPresent(image -> newest.put(image, "the newest good image"));
        return newest;
    }

    private static Optional<DatedImage> newest(Collection<DatedImage> images, Predicate<DatedImage> which) {
        return images.stream().filter(which).max((a, b) -> a.generation().compareTo(b.generation()));
    }

    private Verdict verdict(DatedImage image, Instant now, Map<DatedImage, String> kept, Set<DatedImage> good) {
        if (image.state() == DatedImage.State.DAMAGED) {
            return Verdict.keepRemarkable(image, "damaged: " + image.damage());
        }
        if (isFuture(image, now)) {
            return Verdict.keepRemarkable(
                    image,
                    "its time " + image.createdAt() + " lies in the future" + (image.pinned() ? "; pinned" : ""));
        }
        if (image.pinned()) {
            return Verdict.keep(image, "pinned");
        }
        String reason = kept.get(image);
        return reason == null ? Verdict.remove(image, whyNot(image, kept.keySet(), good)) : Verdict.keep(image, reason);
    }

    private static boolean isFuture(DatedImage image, Instant now) {
        return image.createdAt().isAfter(now.plus(TOLERANCE));
    }

    private String whyNot(DatedImage image, Set<DatedImage> kept, Set<DatedImage> good) {
        for (Period period : Period.values()) {
            if (period.of(rules) > 0) {
                String name = period.name(image);
                if (!image.isGood() && good.stream().map(period::name).anyMatch(name::equals)) {
                    return "degraded, and " + name + " has a good image";
                }
                if (kept.stream()
                        .anyMatch(other -> DatedImage.NEWEST_FIRST.compare(other, image) < 0
                                && period.name(other).equals(name))) {
                    return "not the newest of " + name;
                }
            }
        }
        return (image.isGood() ? "" : "degraded, and ") + "older than the images that the rules keep";
    }
}
