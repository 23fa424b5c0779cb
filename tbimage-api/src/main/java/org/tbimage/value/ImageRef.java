package org.tbimage.value;

import java.util.Comparator;

/**
 * One image: a generation of a disk of a box. Ordered by box, disk and age, the oldest generation first.
 *
 * @param name which disk of which box
 * @param generation which of its images
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
