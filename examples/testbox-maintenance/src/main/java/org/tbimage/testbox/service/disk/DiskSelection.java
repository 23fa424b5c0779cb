package org.tbimage.testbox.service.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tbimage.device.DiskIdentity;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.failure.ServiceProblem;
import org.tbimage.testbox.service.boot.ServiceSettings;

/**
 * The disks that a run works on.
 *
 * @param chosen the selected disks
 * @param others disks that must not be touched, because a list names the selected ones
 * @param named whether a list names the selected disks
 * @param skipped disks that are left out, with the reasons
 */
public record DiskSelection(List<Disk> chosen, List<Disk> others, boolean named, List<Skipped> skipped) {
    /** Copies the lists. */
    public DiskSelection {
        chosen = List.copyOf(chosen);
        others = List.copyOf(others);
        skipped = List.copyOf(skipped);
    }

    /**
     * Selects the disks of the box's list, or else those of the settings, or else all fixed disks and those with images.
     *
     * @param box the disks of the box and their images
     * @param settings the settings of the service
     * @param toWrite whether the disks will be written
     * @return the selection
     * @throws ServiceException if a list is malformed, a listed disk is missing, or there is no disk
     * @throws IOException if a list can't be read
     */
    public static DiskSelection of(BoxDisks box, ServiceSettings settings, boolean toWrite) throws IOException {
        Optional<DiskNames> names = DiskNames.find(box.folder(), settings);
        return names.isPresent() ? named(box, names.get()) : automatic(box, toWrite);
    }

    /** {@return all disks of the box, the selected ones first} */
    public List<Disk> present() {
        return Stream.concat(chosen.stream(), rest().stream()).toList();
    }

    /** {@return the disks that are not selected} */
    List<Disk> rest() {
        return Stream.concat(others.stream(), skipped.stream().flatMap(skip -> skip.disk().stream()))
                .distinct()
                .toList();
    }

    private static DiskSelection named(BoxDisks box, DiskNames names) throws ServiceException {
        List<Disk> all = box.all();
        List<Disk> chosen = new ArrayList<>();
        for (String name : names.names()) {
            Disk disk = find(all, box.nodes(), name)
                    .orElseThrow(
                            () -> new ServiceException(
                                    ServiceProblem.NO_DISKS,
                                    names.source() + " names " + name + ", but there is no such disk; there are "
                                            + list(all),
                                    "correct the list, or check whether the disk is broken; no other disk is used in its place"));
            if (!chosen.contains(disk)) {
                chosen.add(disk);
            }
        }
        List<Disk> others = new ArrayList<>(all);
        others.removeAll(chosen);
        List<Skipped> skipped = others.stream()
                .map(disk -> new Skipped(Optional.of(disk), box.imagesOf(disk), "not named by " + names.source()))
                .filter(skip -> !skip.images().isEmpty())
                .toList();
        return new DiskSelection(chosen, others, true, skipped);
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
            return ""; // no disk has this name
        }
    }

    private static DiskSelection automatic(BoxDisks box, boolean toWrite) throws ServiceException {
        List<Disk> chosen = new ArrayList<>();
        List<Skipped> skipped = new ArrayList<>();
        for (Disk disk : box.all()) {
            Optional<String> objection = box.isImaged(disk, toWrite)
                    ? FixedDisks.objectionIfImaged(disk, toWrite)
                    : FixedDisks.objection(disk);
            if (objection.isEmpty()) {
                chosen.add(disk);
            } else {
                skipped.add(new Skipped(Optional.of(disk), box.imagesOf(disk), objection.get()));
            }
        }
        if (chosen.isEmpty()) {
            throw new ServiceException(
                    ServiceProblem.NO_DISKS,
                    "this box has no fixed disk"
                            + (skipped.isEmpty()
                                    ? ""
                                    : "; left out: "
                                            + skipped.stream()
                                                    .map(Skipped::describe)
                                                    .collect(Collectors.joining("; "))),
                    "check whether its disk is broken, or name one in " + DiskNames.FILE);
        }
        for (Disk disk : chosen) {
            checkUnique(disk, chosen);
        }
        return new DiskSelection(chosen, List.of(), false, skipped);
    }

    /** Fails if one disk appears twice, as with multipath: both paths would be restored to the same disk. */
    private static void checkUnique(Disk disk, List<Disk> all) throws ServiceException {
        List<Disk> paths = all.stream()
                .filter(other ->
                        other.info().identity().sharesAssignedName(disk.info().identity()))
                .filter(other -> other.info().identity().compare(disk.info().identity()) == DiskIdentity.Match.SAME)
                .toList();
        if (paths.size() > 1) {
            throw new ServiceException(
                    ServiceProblem.NO_DISKS,
                    "several devices are the same disk: " + list(paths),
                    "name one of them in " + DiskNames.FILE);
        }
    }

    static String list(List<Disk> disks) {
        return disks.isEmpty() ? "none" : disks.stream().map(Disk::describe).collect(Collectors.joining("; "));
    }
}
