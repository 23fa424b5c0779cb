package org.tbimage.testbox.service.disk;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tbimage.value.ImageName;

/**
 * Names the images of the disks of a box. A disk with images keeps their name, even if its kernel name has changed.
 * Otherwise the generations of two disks would be mixed when the kernel swaps their names.
 */
public final class ImageNaming {
    private final String box;
    private final List<BoxImage> images;

    /**
     * Makes the naming of a box.
     *
     * @param box the address of the box
     * @param images the images of the box
     */
    public ImageNaming(String box, List<BoxImage> images) {
        this.box = box;
        this.images = List.copyOf(images);
    }

    /**
     * Names the images.
     *
     * @param choice the disks of the box
     * @return the image name of each selected disk
     */
    public Map<Disk, ImageName> of(DiskSelection choice) {
        Map<Disk, ImageName> names = new LinkedHashMap<>();
        Set<ImageName> taken = new HashSet<>();
        choice.present()
                .forEach(disk -> known(disk, taken).ifPresent(name -> {
                    taken.add(name);
                    names.put(disk, name);
                }));
        images.stream().filter(BoxImage::retired).map(BoxImage::name).forEach(taken::add);
        for (Disk disk : choice.chosen()) {
            taken.add(names.computeIfAbsent(disk, unknown -> free(unknown, taken)));
        }
        choice.rest().forEach(names::remove);
        return names;
    }

    /**
     * Finds the names of the existing images of one disk.
     *
     * @param disk the disk
     * @return the names
     */
    public List<ImageName> namesOf(Disk disk) {
        return images.stream()
                .filter(image -> image.isOf(disk))
                .map(BoxImage::name)
                .toList();
    }

    /** Identical disks cannot be told apart by identity; slot and then name decide. */
    private Optional<ImageName> known(Disk disk, Set<ImageName> taken) {
        Comparator<BoxImage> bestMatch = Comparator.<BoxImage, Boolean>comparing(image -> image.isOfSlot(disk))
                .thenComparing(image -> image.name().disk().equals(disk.name()));
        return images.stream()
                .filter(image -> image.isOf(disk) && !taken.contains(image.name()))
                .max(bestMatch)
                .map(BoxImage::name);
    }

    private ImageName free(Disk disk, Set<ImageName> taken) {
        ImageName name = new ImageName(box, disk.name());
        for (int i = 2; taken.contains(name); i++) {
            name = new ImageName(box, disk.name() + "-" + i);
        }
        return name;
    }
}
