package org.tbimage.core.retention;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Applies the rules to images, one rule after the other, as Proxmox Backup Server does: a rule takes the newest image of each
 * period, and counts only periods from which no earlier rule has kept an image.
 */
final class Selection {
    private final List<DatedImage> newestFirst;
    private final Map<DatedImage, String> kept = new HashMap<>();

    /** Images of a period of which a newer one is kept; no later rule looks at them. */
    private final Set<DatedImage> covered = new HashSet<>();

    private Selection(List<DatedImage> newestFirst) {
        this.newestFirst = newestFirst;
    }

    /** {@return the images that the rules keep, each with the reason} */
    static Map<DatedImage, String> of(KeepRules rules, List<DatedImage> images) {
        Selection selection =
                new Selection(images.stream().sorted(DatedImage.NEWEST_FIRST).toList());
        for (Period period : Period.values()) {
            selection.apply(period, period.of(rules));
        }
        return selection.kept;
    }

    private void apply(Period period, int number) {
        Set<String> before = kept.keySet().stream().map(period::name).collect(Collectors.toSet());
        Set<String> good = newestFirst.stream()
                .filter(DatedImage::isGood)
                .map(period::name)
                .collect(Collectors.toSet());
        Set<String> chosen = new HashSet<>();
        for (DatedImage image : newestFirst) {
            String name = period.name(image);
            boolean counts = !before.contains(name) && (image.isGood() || !good.contains(name));
            if (!counts || kept.containsKey(image) || covered.contains(image)) {
                continue;
            }
            if (chosen.contains(name)) {
                covered.add(image);
                continue;
            }
            if (chosen.size() == number) {
                return;
            }
            chosen.add(name);
            kept.put(image, reason(period, name, chosen.size(), number));
        }
    }

    private static String reason(Period period, String name, int position, int number) {
        String rule = period.word() + " " + position + " of " + number;
        return period == Period.LAST ? rule : "newest of " + name + " (" + rule + ")";
    }
}
