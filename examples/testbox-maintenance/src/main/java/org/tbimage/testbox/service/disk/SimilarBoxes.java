package org.tbimage.testbox.service.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tbimage.device.DiskIdentity;
import org.tbimage.problem.ImagingException;
import org.tbimage.store.ImageStore;
import org.tbimage.testbox.info.BoxInfo;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/**
 * Finds folders of the store that may belong to a box without a folder, because its address has changed.
 *
 * @param store the store; it stays open
 * @param folder the folder of the store
 */
public record SimilarBoxes(ImageStore store, Path folder) {
    /** The maximum number of manifests to read; beyond it, only host names are compared. */
    private static final int MAX_IMAGES = 10_000;

    /**
     * Finds similar boxes.
     *
     * @param box the name of the folder that the box should have
     * @param hostName the host name of the box
     * @param disks the disks of the box
     * @return the names of folders, each with the reason
     * @throws IOException if the store can't be listed
     */
    public Map<String, String> of(String box, String hostName, List<Disk> disks) throws IOException {
        Map<String, String> found = new TreeMap<>(byName(hostName));
        byDisks(disks).forEach((other, why) -> found.merge(other, why, (name, disk) -> name + ", " + disk));
        found.remove(box);
        return found;
    }

    private Map<String, String> byName(String hostName) throws IOException {
        Map<String, String> found = new LinkedHashMap<>();
        Optional<String> file = BoxInfo.nameFile(hostName);
        if (file.isEmpty()) {
            return found;
        }
        try (Stream<Path> folders = Files.list(folder)) {
            folders.filter(other -> Files.isRegularFile(other.resolve(file.get()), LinkOption.NOFOLLOW_LINKS))
                    .forEach(
                            other -> found.put(String.valueOf(other.getFileName()), "has the host name " + file.get()));
        }
        return found;
    }

    private Map<String, String> byDisks(List<Disk> disks) throws IOException {
        Map<ImageName, ImageRef> newest = new LinkedHashMap<>();
        store.list().forEach(ref -> newest.put(ref.name(), ref));
        Map<String, String> found = new LinkedHashMap<>();
        for (ImageRef ref : newest.values().stream().limit(MAX_IMAGES).toList()) {
            Optional<DiskIdentity> identity = identity(ref);
            disks.stream()
                    .filter(disk -> identity.isPresent()
                            && identity.get().compare(disk.info().identity()) == DiskIdentity.Match.SAME)
                    .forEach(disk -> found.merge(
                            ref.name().box(),
                            ref + " was made of the disk " + disk.name(),
                            (one, two) -> one + ", " + two));
        }
        return found;
    }

    /** {@return the disk of an image; empty if the manifest is damaged} */
    private Optional<DiskIdentity> identity(ImageRef ref) throws IOException {
        try {
            return Optional.of(store.info(ref).draft().identity());
        } catch (ImagingException e) {
            return Optional.empty();
        }
    }
}
