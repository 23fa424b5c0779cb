package org.tbimage.linux.sysfs;

import java.util.ArrayList;
import java.util.List;

/** The mounts that this process sees. */
final class MountTable {
    private static final int NUMBER = 2;
    private static final int POINT = 4;

    private record Mount(String number, String source, String point) {}

    private final List<Mount> mounts = new ArrayList<>();

    MountTable(SystemFolders roots) {
        for (String line : SysfsFiles.lines(roots.proc().resolve("self/mountinfo"))) {
            String[] sides = line.split(" - ", 2);
            String[] left = sides[0].split(" ", -1);
            String[] right = sides.length == 2 ? sides[1].split(" ", -1) : new String[0];
            if (left.length > POINT && right.length > 1) {
                mounts.add(new Mount(left[NUMBER], OctalEscapes.decode(right[1]), OctalEscapes.decode(left[POINT])));
            }
        }
    }

    /**
     * {@return the mount points of a device; also found by its path, since btrfs reports a device number of its own}
     */
    List<String> pointsOf(BlockNode node) {
        String number = node.number();
        return mounts.stream()
                .filter(mount -> mount.number.equals(number) || mount.source.equals(node.devicePath()))
                .map(Mount::point)
                .distinct()
                .toList();
    }
}
