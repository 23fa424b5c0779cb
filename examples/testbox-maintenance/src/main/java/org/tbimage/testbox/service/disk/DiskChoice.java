package org.tbimage.testbox.service.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tbimage.device.DiskIdentity;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.failure.ServiceProblem;
import org.tbimage.testbox.service.boot.BoxSettings;

/**
 * The disks to work on.
 *
 * @param chosen them
 * @param others further fixed disks, which are not to be touched
 * @param named whether somebody named the chosen ones
 * @param skipped disks that were passed over, and why, one line each
 */
public record DiskChoice(List<Disk> chosen, List<Disk> others, boolean named, List<String> skipped) {
    /** Keeps copies. */
    public DiskChoice {
        chosen = List.copyOf(chosen);
        others = List.copyOf(others);
        skipped = List.copyOf(skipped);
    }

    /**
     * Chooses: the disks of the box's list, else those of the settings, else all fixed ones.
     *
     * @param all block devices of the box
     * @param nodes folder of device nodes, mostly {@code /dev}
     * @param box folder of the box in the store
     * @param settings of the service
     * @return the choice
     * @throws ServiceException if a list is malformed, a listed disk is not there, or there is no disk
     * @throws IOException if a list can't be read
     */
    public static DiskChoice of(List<Disk> all, Path nodes, Path box, BoxSettings settings) throws IOException {
        Optional<DiskNames> names = DiskNames.find(box, settings);
        return names.isPresent() ? named(all, nodes, names.get()) : byThemselves(all);
    }

    private static DiskChoice named(List<Disk> all, Path nodes, DiskNames names) throws ServiceException {
        List<Disk> chosen = new ArrayList<>();
        for (String name : names.names()) {
            Disk disk = find(all, nodes, name)
                    .orElseThrow(() -> new ServiceException(
                            ServiceProblem.NO_DISKS,
                            names.source() + " names " + name + ", and there is no such disk; there are " + list(all),
                            "correct it, or look whether the disk is broken; no other disk is taken in its place"));
            if (!chosen.contains(disk)) {
                chosen.add(disk);
            }
        }
        List<Disk> others = FixedDisks.of(all).stream()
                .filter(disk -> !chosen.contains(disk))
                .toList();
        return new DiskChoice(chosen, others, true, List.of());
    }

    private static Optional<Disk> find(List<Disk> all, Path nodes, String name) {
        String plain = name.startsWith("/dev/") ? name.substring("/dev/".length()) : name;
        String kernel = plain.startsWith("disk/") ? target(nodes.resolve(plain)) : plain.replace('/', '-');
        return all.stream().filter(disk -> disk.name().equals(kernel)).findFirst();
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).getFileName().toString();
        } catch (IOException | UnsupportedOperationException e) {
            return ""; // which is no disk's name
        }
    }

    private static DiskChoice byThemselves(List<Disk> all) throws ServiceException {
        List<Disk> fixed = FixedDisks.of(all);
        List<String> skipped = all.stream()
                .flatMap(disk -> FixedDisks.objection(disk).map(why -> disk.describe() + ": " + why).stream())
                .toList();
        if (fixed.isEmpty()) {
            throw new ServiceException(
                    ServiceProblem.NO_DISKS,
                    "this box has no fixed disk"
                            + (skipped.isEmpty() ? "" : "; passed over: " + String.join("; ", skipped)),
                    "look whether its disk is broken, or name one in " + DiskNames.FILE);
        }
        for (Disk disk : fixed) {
            checkOnly(disk, fixed);
        }
        return new DiskChoice(fixed, List.of(), false, skipped);
    }

    /** Two ways to one disk would each be backed up, and restored over one another. */
    private static void checkOnly(Disk disk, List<Disk> all) throws ServiceException {
        List<Disk> twins = all.stream()
                .filter(other -> other.info().identity().wwn().isPresent())
                .filter(other -> other.info().identity().compare(disk.info().identity()) == DiskIdentity.Match.SAME)
                .toList();
        if (twins.size() > 1) {
            throw new ServiceException(
                    ServiceProblem.NO_DISKS,
                    "these say that they are one and the same disk: " + list(twins),
                    "name those that are meant in " + DiskNames.FILE);
        }
    }

    static String list(List<Disk> disks) {
        return disks.isEmpty() ? "none" : disks.stream().map(Disk::describe).collect(Collectors.joining("; "));
    }
}
