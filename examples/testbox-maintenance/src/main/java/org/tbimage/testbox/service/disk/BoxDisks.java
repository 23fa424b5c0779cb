package org.tbimage.testbox.service.disk;

import java.nio.file.Path;
import java.util.List;
import org.tbimage.device.DiskIdentity;
import org.tbimage.value.ImageName;

/**
 * The disks of a box and their images.
 *
 * @param all all block devices of the box
 * @param nodes the folder of device nodes, usually {@code /dev}
 * @param folder the folder of the box in the store
 * @param images the images of the box
 */
public record BoxDisks(List<Disk> all, Path nodes, Path folder, List<BoxImage> images) {
    /** Copies the lists. */
    public BoxDisks {
        all = List.copyOf(all);
        images = List.copyOf(images);
    }

    /** {@return the images that belong, or may belong, to a disk} */
    List<ImageName> imagesOf(Disk disk) {
        return images.stream()
                .filter(image -> !image.retired() && image.mayBeOf(disk))
                .map(BoxImage::name)
                .toList();
    }

    /** {@return whether there is an image of a disk; before a write, the identity must prove it} */
    boolean isImaged(Disk disk, boolean toWrite) {
        return images.stream()
                .filter(image -> !image.retired())
                .anyMatch(image -> toWrite ? image.compare(disk) == DiskIdentity.Match.SAME : image.isOf(disk));
    }
}
