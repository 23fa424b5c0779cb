package org.tbimage.benchmarks.picture;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How fast a machine can be, from the cost of each step: the least of what its processors, its one delivering thread, its
 * disk and its network allow. All in MiB of disk a second. docs/performance.md shows the formulas.
 */
record Model(StepCosts costs, double content, int cores, double disk, double network) {
    private static final double PROVEN = 1.0 / 8; // every eighth frame is expanded again

    /** What each part allows to a backup. */
    Map<String, Double> backup(String codec, String level) {
        double stored = content * costs.ratio(codec, level);
        double work = costs.readDirect()
                + (1 - content) * costs.zeroTest()
                + content * (costs.sha256() + costs.encode(codec, level) + PROVEN * costs.decode(codec, level));
        double delivery = stored * (costs.crc32c() + costs.writeBuffered());
        return limits(cores / work, 1 / delivery, disk, network / stored);
    }

    /** What each part allows to a restore onto a blank disk. */
    Map<String, Double> restoreFull(String codec, String level) {
        double stored = content * costs.ratio(codec, level);
        double work = costs.readDirect()
                + costs.zeroTest()
                + content * (costs.sha256() + costs.decode(codec, level) + costs.writeDirect())
                + stored * costs.crc32c();
        // the disk is read whole, and then what is not zero is written
        return limits(cores / work, Double.POSITIVE_INFINITY, disk / (1 + content), network / stored);
    }

    /** What each part allows to a restore onto a disk of which a share has changed. */
    Map<String, Double> restoreDelta(String codec, String level, double changed) {
        double stored = changed * costs.ratio(codec, level);
        double renewal = costs.sha256() + costs.decode(codec, level) + costs.writeDirect();
        double work = costs.readDirect()
                + (1 - content) * costs.zeroTest()
                + content * costs.sha256()
                + changed * renewal
                + stored * costs.crc32c();
        return limits(cores / work, Double.POSITIVE_INFINITY, disk / (1 + changed), network / stored);
    }

    private static Map<String, Double> limits(double processors, double delivery, double disk, double network) {
        Map<String, Double> limits = new LinkedHashMap<>();
        limits.put("processors", processors);
        limits.put("delivery", delivery);
        limits.put("disk", disk);
        limits.put("network", network);
        return limits;
    }
}
