package org.tbimage.core.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.tbimage.store.BlobStore;
import org.tbimage.value.ImageName;

/** The files of a disk that belong to no image: notes, and images of other tools. */
final class FilesBeside {
    /**
     * What follows the name of the disk. Names of disks may hold dots, so a looser rule would take the files of the disk
     * {@code sda.data} for those of {@code sda}.
     */
    private static final Pattern BESIDE =
            Pattern.compile("[a-z][a-z0-9-]*\\.json|(raw\\.)?[a-z0-9]{1,8}(\\.old(-\\d+)?)?");

    private final BlobStore blobs;
    private final ImageName name;

    FilesBeside(BlobStore blobs, ImageName name) {
        this.blobs = blobs;
        this.name = name;
    }

    /** Gives them the name of another disk; returns those that stay, since another blob has that name. */
    List<String> moveTo(ImageName other) throws IOException {
        List<String> staying = new ArrayList<>();
        String disk = ImageKeys.disk(name);
        for (String key : blobs.list(disk)) {
            String rest = key.substring(disk.length());
            if (!BESIDE.matcher(rest).matches() || blobs.isAlias(key)) {
                continue;
            }
            if (BlobCopy.make(blobs, key, ImageKeys.disk(other) + rest, made -> {})) {
                blobs.delete(key);
            } else {
                staying.add(blobs.location() + "/" + key);
            }
        }
        return staying;
    }
}
