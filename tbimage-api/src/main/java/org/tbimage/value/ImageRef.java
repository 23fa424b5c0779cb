package org.tbimage.value;

import java.util.Comparator;

/**
 * Identifies one image: a generation of a disk of a box. References are ordered by box, disk and age; the oldest
 * generation comes first.
 *
 * @param name name of the box and the disk
 * @param generation generation of the image
 */
public record ImageRef(ImageName name, Generation generation) implements Comparable<ImageRef> {
    private static final Comparator<ImageRef> ORDER = Comparator.<ImageRef, String>comparing(
                    ref -> ref.name().box())
            .thenComparing(ref -> ref.name().disk())
            .thenComparing(ImageRef::generation);

    @Override
    public int compareTo(ImageRef other) {
        return ORDER.compare(this, other);
    }

    /** {@return {@code BOX/DISK@GENERATION}, for messages} */
    @Override
    public String toString() {
        return name + "@" + generation;
    }
}
