package org.tbimage.linux.sysfs;

import java.util.Set;
import java.util.stream.Collectors;

/** The partitions and files that are used as swap space. */
final class SwapTable {
    private final Set<String> paths;

    SwapTable(SystemFolders roots) {
        paths = SysfsFiles.lines(roots.proc().resolve("swaps")).stream()
                .skip(1)
                .map(line -> OctalEscapes.decode(line.split("\\s", 2)[0]))
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean uses(String path) {
        return paths.contains(path);
    }
}
