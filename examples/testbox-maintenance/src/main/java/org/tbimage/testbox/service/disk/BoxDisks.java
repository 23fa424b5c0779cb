package org.tbimage.testbox.service.disk;

import java.nio.file.Path;
import java.util.List;
import org.tbimage.device.DiskIdentity;
import org.tbimage.value.ImageName;

/**
 * The disks of a box, and what the store has of them.
 *
 * @param all block devices of the box
 * @param nodes folder of device nodes, mostly {@code /dev}
 * @param folder folder of the box in the store
 * @param images those of the box
 */
public record BoxDisks(List<Disk> all, Path nodes, Path folder, List<BoxImage> images) {
    /** Keeps copies. */
    public BoxDisks {
        all = List.copyOf(all);
        images = List.copyOf(images);
    }

    /** {@return the images that are of a disk, or may be} */
    List<ImageName> imagesOf(Disk disk) {
        return images.stream()
                .filter(image -> !image.retired() && image.mayBeOf(disk))
                .map(BoxImage::name)
                .toList();
    }

    /** Tells whether a disk was imaged before. To be written, it must be the disk beyond doubt. */
    boolean isImaged(Disk disk, boolean toWrite) {
        return images.stream()
                .filter(image -> !image.retired())
                .anyMatch(image -> toWrite ? image.compare(disk) == DiskIdentity.Match.SAME : image.isOf(disk));
    }
}
