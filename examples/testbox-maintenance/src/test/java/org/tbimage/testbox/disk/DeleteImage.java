package org.tbimage.testbox.disk;

import java.io.IOException;
import org.tbimage.core.Tbimage;
import org.tbimage.store.ImageStore;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/** Deletes one image, in a program that embeds the library and can be killed. */
final class DeleteImage {
    private DeleteImage() {}

    /** Takes the location of the store, {@code BOX/DISK} and the generation. */
    public static void main(String[] args) throws IOException {
        try (ImageStore store = Tbimage.discover().openStore(args[0])) {
            store.delete(new ImageRef(ImageName.parse(args[1]), Generation.parse(args[2])));
        }
    }
}
