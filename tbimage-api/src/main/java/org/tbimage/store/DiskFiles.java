package org.tbimage.store;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.tbimage.value.ImageName;

/**
 * The files of an {@link ImageStore} that people and other tools see in its directory: compressed disks without a manifest,
 * and the stable name of the newest good image. Safe for many threads.
 */
public interface DiskFiles {
    /** Of a store that is not a directory of files: there are no such files and no stable names. */
    DiskFiles NONE = new DiskFiles() {
        @Override
        public List<PlainImage> plainImages(ImageName name) {
            return List.of();
        }

        @Override
        public void refreshStableName(ImageName name) {
            // there is no such name
        }

        @Override
        public List<String> move(ImageName from, ImageName to) {
            return List.of();
        }
    };

    /**
     * Finds the files of a disk that have no manifest and no chunk table, as other tools write them. A second name of a pack
     * is not one of them, nor is a copy of a pack.
     *
     * @param name which disk of which box
     * @return the files, in order of their names
     * @throws IOException if the blob store fails
     */
    List<PlainImage> plainImages(ImageName name) throws IOException;

    /**
     * Finds the one file of a disk that has no manifest and no chunk table.
     *
     * @param name which disk of which box
     * @return the file, or empty
     * @throws org.tbimage.problem.ImagingException with {@link org.tbimage.problem.Problem#AMBIGUOUS} if there are
     *     several, since they may be images of different times; it names them all
     * @throws IOException if the blob store fails
     */
    default Optional<PlainImage> plainImage(ImageName name) throws IOException {
        return PlainImage.only(name, plainImages(name));
    }

    /**
     * Makes the stable name of a disk, by which people find its newest good image, lead to that image. Publishing and
     * deleting do so too, but may be killed before.
     *
     * @param name which disk of which box
     * @throws IOException if the blob store fails
     */
    void refreshStableName(ImageName name) throws IOException;

    /**
     * Moves the files that belong to no image, notes among them, to another name. A file whose new name is taken stays. May be
     * repeated after a failure.
     *
     * @param from which disk of which box
     * @param to its other name
     * @return the names of the files that stay, as the store shows them
     * @throws IOException if the blob store fails; each file then has its old name or its new one
     */
    List<String> move(ImageName from, ImageName to) throws IOException;
}
