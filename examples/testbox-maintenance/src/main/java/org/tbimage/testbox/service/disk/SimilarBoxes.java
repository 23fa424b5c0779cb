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
 * Finds folders of the store that look like a box which has none of its own: it may have got another address.
 *
 * @param store holds the images; it stays open
 * @param folder of the store
 */
public record SimilarBoxes(ImageStore store, Path folder) {
    /** Manifests to look at; a lab with more disks is told by its names only. */
    private static final int MOST_IMAGES = 10_000;

    /**
     * Finds them.
     *
     * @param box name of the folder that the box should have
     * @param hostName name of the box
     * @param disks disks of the box
     * @return names of folders, each with what makes it look like this box
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
                    .forEach(other -> found.put(String.valueOf(other.getFileName()), "of the name " + file.get()));
        }
        return found;
    }

    private Map<String, String> byDisks(List<Disk> disks) throws IOException {
        Map<ImageName, ImageRef> newest = new LinkedHashMap<>();
        store.list().forEach(ref -> newest.put(ref.name(), ref));
        Map<String, String> found = new LinkedHashMap<>();
        for (ImageRef ref : newest.values().stream().limit(MOST_IMAGES).toList()) {
            Optional<DiskIdentity> identity = identity(ref);
            disks.stream()
                    .filter(disk -> identity.isPresent()
                            && identity.get().compare(disk.info().identity()) == DiskIdentity.Match.SAME)
                    .forEach(disk -> found.merge(
                            ref.name().box(), ref + " is of the disk " + disk.name(), (one, two) -> one + ", " + two));
        }
        return found;
    }

    /** One that is damaged says nothing about its disk. */
    private Optional<DiskIdentity> identity(ImageRef ref) throws IOException {
        try {
            return Optional.of(store.info(ref).draft().identity());
        } catch (ImagingException e) {
            return Optional.empty();
        }
    }
}
