package org.tbimage.core.store;

import java.util.regex.Pattern;
import org.tbimage.core.image.Manifest;
import org.tbimage.core.image.PackRecord;
import org.tbimage.store.DamagedImageException;
import org.tbimage.value.ImageRef;
import org.tbimage.value.Printable;

/**
 * Checks the keys that a manifest names, so that whoever reads it may use them as they are: the chunk table and the first
 * pack belong to the image alone, and every further pack is one of an image.
 */
final class PartKeys {
    private static final Pattern SUFFIX = Pattern.compile("[A-Za-z0-9_-]{1,32}");
    private static final Pattern PACK =
            Pattern.compile("[^/]{1,255}/[^/]{1,255}\\.\\d{8}T\\d{6}Z(?:-\\d{1,2})?\\.raw\\.[A-Za-z0-9_-]{1,32}");

    private PartKeys() {}

    /** The key of the pack that belongs to an image alone. */
    static String own(Manifest manifest) {
        return manifest.packs().get(0).key();
    }

    /** Throws unless the keys are those of the image that the manifest names; {@code file} is its name for messages. */
    static void check(Manifest manifest, String file) throws DamagedImageException {
        ImageRef ref = manifest.info().ref();
        String table = manifest.table().key();
        if (!table.equals(ImageKeys.table(ref))) {
            throw foreign(file, "chunk table", table);
        }
        String own = own(manifest);
        if (!isOwn(own, ref)) {
            throw foreign(file, "first pack", own);
        }
        for (PackRecord pack : manifest.packs()) {
            if (!PACK.matcher(pack.key()).matches()) {
                throw foreign(file, "pack", pack.key());
            }
        }
    }

    private static boolean isOwn(String pack, ImageRef ref) {
        String start = ImageKeys.pack(ref, "");
        return pack.startsWith(start)
                && SUFFIX.matcher(pack.substring(start.length())).matches();
    }

    private static DamagedImageException foreign(String file, String part, String key) {
        return DamagedImageException.of(
                file,
                DamagedImageException.UNKNOWN,
                "the manifest names a " + part + " that is not one of this image: '" + Printable.of(key) + "'");
    }
}
