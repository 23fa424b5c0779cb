package org.tbimage.action;

import org.tbimage.action.Parameter.Kind;

/** Parameters that many actions and commands take, so that they have the same name and help everywhere. */
public final class CommonParameters {
    /** The store. */
    public static final Parameter STORE =
            Parameter.required("store", Kind.STORE, "where images lie, as in dir:/mnt/testbox-backup");

    /** The disk of a box whose images are meant. */
    public static final Parameter IMAGE =
            Parameter.required("image", Kind.IMAGE, "which disk of which box, as in 10.40.41.42/sda");

    /** The disk to work on. */
    public static final Parameter DEVICE =
            Parameter.required("device", Kind.DEVICE, "the disk: a block device, or a regular file that holds a disk");

    /** One of the images of a disk. */
    public static final Parameter GENERATION = Parameter.optional(
            "generation",
            Kind.TEXT,
            "which image, by the UTC time it was made at; by default the newest that is not degraded, and no other if it is damaged");

    /** One of the files without a manifest of a disk. */
    public static final Parameter FILE = Parameter.optional(
            "file", Kind.TEXT, "which file without a manifest, by its name, where a disk has several");

    private CommonParameters() {}
}
