package org.tbimage.core.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tbimage.core.image.Manifest;
import org.tbimage.core.image.PackRecord;
import org.tbimage.store.BlobMissingException;
import org.tbimage.store.BlobStore;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.NoSuchImageException;
import org.tbimage.store.UnsupportedImageException;
import org.tbimage.value.ImageRef;

/**
 * Repairs the packs of one image from other names of the same packs: the key under which a pack was written, and the names that
 * other images have for it. A damaged pack is kept under another name before it is replaced.
 */
final class PackRepair {
    private static final Logger LOG = LoggerFactory.getLogger(PackRepair.class);

    private final PackStore store;
    private final BlobStore blobs;
    private final Manifest image;
    private final Optional<String> damaged;
    private final List<String> done = new ArrayList<>();

    /** {@code damaged} is the name of the file in which damage was found, with its store. */
    PackRepair(PackStore store, BlobStore blobs, Manifest image, Optional<String> damaged) {
        this.store = store;
        this.blobs = blobs;
        this.image = image;
        this.damaged = damaged;
    }

    List<String> run() throws IOException {
        for (PackRecord pack : image.packs()) {
            boolean suspect = damaged.filter(file(pack.key())::equals).isPresent();
            if (suspect || !isRight(pack)) {
                replace(pack);
            } else if (!pack.key().equals(pack.named())) {
                share(pack);
            }
            forgetSpare(pack);
        }
        return done;
    }

    private String file(String key) {
        return blobs.location() + "/" + key;
    }

    private boolean isRight(PackRecord pack) throws IOException {
        try {
            return new PackCheck(blobs, pack).isRight();
        } catch (BlobMissingException e) {
            return false;
        }
    }

    /** Takes the pack from another name that leads to another file, which has its length and its trailer. */
    private void replace(PackRecord pack) throws IOException {
        for (String other : otherNames(pack)) {
            if (!blobs.isSame(pack.key(), other) && isRight(pack.at(other))) {
                keepDamaged(pack.key());
                if (blobs.link(other, pack.key()) == BlobStore.Link.MADE) {
                    done.add(file(pack.key()) + " is taken from " + file(other));
                    return;
                }
            }
        }
    }

    /** A name that is not taken, in the folder of the marks. */
    private void keepDamaged(String key) throws IOException {
        if (blobs.length(key).isEmpty()) {
            return;
        }
        int number = 1;
        while (blobs.link(key, DamagedPacks.keptKey(key, number)) == BlobStore.Link.TAKEN) {
            number++;
        }
        if (blobs.isSame(key, DamagedPacks.keptKey(key, number))) {
            blobs.delete(key);
            done.add("the damaged file is kept as " + file(DamagedPacks.keptKey(key, number)));
        }
    }

    private Set<String> otherNames(PackRecord pack) throws IOException {
        Set<String> names = new LinkedHashSet<>(List.of(pack.named(), spareKey(pack)));
        for (ImageRef ref : store.list()) {
            try {
                for (PackRecord other : store.manifest(ref).packs()) {
                    if (other.named().equals(pack.named())) {
                        names.add(other.key());
                    }
                }
            } catch (DamagedImageException | NoSuchImageException | UnsupportedImageException e) {
                LOG.debug("{} has no names to offer: {}", ref, e.toString());
            }
        }
        names.remove(pack.key());
        return names;
    }

    /** A store that was copied without hard links holds a pack once for each name. */
    private void share(PackRecord pack) throws IOException {
        String first = pack.named();
        boolean apart = blobs.length(first).isPresent() && !blobs.isSame(pack.key(), first);
        if (!apart
                || blobs.length(first).getAsLong() != pack.length()
                || !new PackCopy(blobs, pack.key(), first).isCertain()) {
            return;
        }
        String spare = spareKey(pack);
        if (blobs.link(first, spare) != BlobStore.Link.MADE) {
            return;
        }
        // from here on the spare name keeps the bytes, whatever becomes of the first key
        blobs.delete(pack.key());
        if (blobs.link(spare, pack.key()) == BlobStore.Link.MADE) {
            done.add(file(pack.key()) + " shares its bytes with " + file(first) + " again");
        }
    }

    /** The spare name of a repair that was killed goes once the image has the pack under its own name. */
    private void forgetSpare(PackRecord pack) throws IOException {
        String spare = spareKey(pack);
        if (blobs.length(spare).isPresent() && isRight(pack)) {
            blobs.delete(spare);
        }
    }

    /** A name that keeps a pack while that of the image is replaced; a later repair finds it there. */
    private static String spareKey(PackRecord pack) {
        return "_relinking/" + pack.key();
    }
}
