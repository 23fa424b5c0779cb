package org.tbimage.linux.sysfs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folders between the root of the device tree and a disk. They show, bus by bus, how the disk is attached. */
final class SysfsPath {
    private static final Pattern NVME_CONTROLLER = Pattern.compile("nvme\\d+");

    private final List<Path> folders;

    private SysfsPath(List<Path> folders) {
        this.folders = folders;
    }

    static SysfsPath of(BlockNode disk) {
        Path from = disk.folder();
        if (from.toString().contains("/nvme-subsystem/")) {
            // With multipath support, the disk is in a virtual folder, beside links to its controllers.
            from = controller(disk).orElse(from).resolve(from.getFileName());
        }
        List<Path> folders = new ArrayList<>();
        Path at = from;
        while (at != null && at.getNameCount() > 0 && !at.endsWith("devices")) {
            folders.add(0, at);
            at = at.getParent();
        }
        return new SysfsPath(folders);
    }

    /** {@return the folders, from the outermost bus to the disk} */
    List<Path> folders() {
        return folders;
    }

    /** {@return the innermost folder whose name matches} */
    Optional<Path> innermost(Pattern name) {
        return folders.stream()
                .filter(folder -> name.matcher(folder.getFileName().toString()).matches())
                .reduce((outer, inner) -> inner);
    }

    /** {@return whether a folder's name matches} */
    boolean has(Pattern name) {
        return innermost(name).isPresent();
    }

    private static Optional<Path> controller(BlockNode disk) {
        return Stream.ofNullable(disk.folder().getParent())
                .flatMap(subsystem -> SysfsFiles.children(subsystem).stream())
                .filter(child ->
                        NVME_CONTROLLER.matcher(child.getFileName().toString()).matches())
                .flatMap(child -> BlockNodes.realFolder(child).stream())
                .findFirst();
    }
}
