package org.tbimage.core.store;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tbimage.core.image.Manifest;
import org.tbimage.core.image.PackRecord;
import org.tbimage.core.image.TableRecord;
import org.tbimage.store.DamagedImageException;
import org.tbimage.value.ImageRef;

/**
 * An image whose manifest names another box than the folder that it lies in: somebody moved or copied the folder by hand. It is
 * an image of the present folder, and so are all its parts. Only the box may differ. Also finds the keys under which an image has the
 * packs that it shares.
 */
final class MovedFolder {
    private static final Logger LOG = LoggerFactory.getLogger(MovedFolder.class);

    private MovedFolder() {}

    /**
     * Checks a manifest that was read, and gives the image and its parts the box of the folder that they lie in.
     *
     * @param manifest as it was read
     * @param present the image that the name of the manifest's file stands for
     * @param file the manifest's name for messages
     * @throws DamagedImageException if it is of another disk or generation, or names parts that are not its own
     */
    static Manifest resolve(Manifest manifest, ImageRef present, String file) throws DamagedImageException {
        ImageRef named = manifest.info().ref();
        if (!named.name().disk().equals(present.name().disk())
                || !named.generation().equals(present.generation())) {
            throw DamagedImageException.of(file, 0, "it is the manifest of another image: " + named);
        }
        PartKeys.check(manifest, file);
        return at(manifest, present);
    }

    private static Manifest at(Manifest manifest, ImageRef present) {
        TableRecord table = manifest.table().at(ImageKeys.table(present));
        List<PackRecord> packs = new ArrayList<>();
        for (PackRecord pack : manifest.packs()) {
            String named = pack.named();
            packs.add(pack.at(
                    packs.isEmpty()
                            ? ImageKeys.pack(present, ImageKeys.suffix(named))
                            : ImageKeys.link(present, packs.size(), named)));
        }
        return new Manifest(
                RenamedInfo.of(manifest.info(), present, manifest.info().draft().identity()), table, packs);
    }

    /** Logs a warning if an image lies in another folder than its manifest says. */
    static void warn(Manifest manifest, String location) {
        PackRecord own = manifest.packs().get(0);
        if (!own.key().equals(own.named())) {
            ImageRef ref = manifest.info().ref();
            String box = own.named().substring(0, own.named().indexOf('/'));
            LOG.warn(
                    "{}/{}: its folder was moved or copied from {}; the image is used as {}, and 'move' is not needed",
                    location,
                    ImageKeys.manifest(ref),
                    box,
                    ref);
        }
    }
}
