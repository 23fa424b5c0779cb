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
 * Names what is made of the disks of a box. A disk of which there are images keeps its name, whatever the kernel calls it
 * today: else the generations of two disks would be mixed up under one name when they swap theirs.
 */
public final class ImageNaming {
    private final String box;
    private final List<BoxImage> images;

    /**
     * Knows what there is.
     *
     * @param box address of the box
     * @param images those of the box
     */
    public ImageNaming(String box, List<BoxImage> images) {
        this.box = box;
        this.images = List.copyOf(images);
    }

    /**
     * Names.
     *
     * @param choice disks of the box
     * @return a name for each of the chosen
     */
    public Map<Disk, ImageName> of(DiskChoice choice) {
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
     * Finds the names under which images of one disk lie.
     *
     * @param disk which one
     * @return the names
     */
    public List<ImageName> namesOf(Disk disk) {
        return images.stream()
                .filter(image -> image.isOf(disk))
                .map(BoxImage::name)
                .toList();
    }

    /** Twins tell the same of themselves, so that their slot or their name must do. */
    private Optional<ImageName> known(Disk disk, Set<ImageName> taken) {
        Comparator<BoxImage> surest = Comparator.<BoxImage, Boolean>comparing(image -> image.isOfSlot(disk))
                .thenComparing(image -> image.name().disk().equals(disk.name()));
        return images.stream()
                .filter(image -> image.isOf(disk) && !taken.contains(image.name()))
                .max(surest)
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
