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
import org.tbimage.testbox.service.boot.BoxSettings;

/**
 * The disks to work on.
 *
 * @param chosen them
 * @param others disks that are not to be touched, since somebody named the chosen ones
 * @param named whether somebody named the chosen ones
 * @param skipped disks that were passed over, and why
 */
public record DiskChoice(List<Disk> chosen, List<Disk> others, boolean named, List<Skipped> skipped) {
    /** Keeps copies. */
    public DiskChoice {
        chosen = List.copyOf(chosen);
        others = List.copyOf(others);
        skipped = List.copyOf(skipped);
    }

    /**
     * Chooses: the disks of the box's list, else those of the settings, else all fixed ones and those that have images.
     *
     * @param box what there is
     * @param settings of the service
     * @param toWrite whether the disks are to be written
     * @return the choice
     * @throws ServiceException if a list is malformed, a listed disk is not there, or there is no disk
     * @throws IOException if a list can't be read
     */
    public static DiskChoice of(BoxDisks box, BoxSettings settings, boolean toWrite) throws IOException {
        Optional<DiskNames> names = DiskNames.find(box.folder(), settings);
        return names.isPresent() ? named(box, names.get()) : byThemselves(box, toWrite);
    }

    /** {@return all disks of the box, the chosen ones first} */
    public List<Disk> present() {
        return Stream.concat(chosen.stream(), rest().stream()).toList();
    }

    /** {@return the disks that are not chosen} */
    List<Disk> rest() {
        return Stream.concat(others.stream(), skipped.stream().flatMap(skip -> skip.disk().stream()))
                .distinct()
                .toList();
    }

    private static DiskChoice named(BoxDisks box, DiskNames names) throws ServiceException {
        List<Disk> all = box.all();
        List<Disk> chosen = new ArrayList<>();
        for (String name : names.names()) {
            Disk disk = find(all, box.nodes(), name)
                    .orElseThrow(() -> new ServiceException(
                            ServiceProblem.NO_DISKS,
                            names.source() + " names " + name + ", and there is no such disk; there are " + list(all),
                            "correct it, or look whether the disk is broken; no other disk is taken in its place"));
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
        return new DiskChoice(chosen, others, true, skipped);
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

    private static DiskChoice byThemselves(BoxDisks box, boolean toWrite) throws ServiceException {
        List<Disk> chosen = new ArrayList<>();
        List<Skipped> skipped = new ArrayList<>();
        for (Disk disk : box.all()) {
            Optional<String> objection = box.isImaged(disk, toWrite)
                    ? FixedDisks.objectionThoughImaged(disk, toWrite)
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
                                    : "; passed over: "
                                            + skipped.stream()
                                                    .map(Skipped::describe)
                                                    .collect(Collectors.joining("; "))),
                    "look whether its disk is broken, or name one in " + DiskNames.FILE);
        }
        for (Disk disk : chosen) {
            checkOnly(disk, chosen);
        }
        return new DiskChoice(chosen, List.of(), false, skipped);
    }

    /** Two ways to one disk would each be backed up, and restored over one another. */
    private static void checkOnly(Disk disk, List<Disk> all) throws ServiceException {
        List<Disk> twins = all.stream()
                .filter(other ->
                        other.info().identity().sharesAssignedName(disk.info().identity()))
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
