package org.tbimage.core.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.tbimage.core.image.Manifest;
import org.tbimage.core.image.PackRecord;
import org.tbimage.store.BlobStore;
import org.tbimage.value.ImageRef;

/**
 * The packs of older images that a new image shares. Each gets a name of its own beside the new image, by a link, before the
 * image refers to it. So the image owns every byte that it needs, whatever is removed elsewhere. The link is made from the older
 * image's own name of the pack, at the first use. Safe for many threads.
 */
final class SharedPacks {
    /** Most packs of other images in one image. A restore reads from all of them, and checks each before it begins. */
    static final int MOST = 20;

    /**
     * An image shares a pack only if the image before uses at least a quarter of it. The few frames of a pack that is used less are
     * stored anew, so that the rest of the pack can be removed with the older images.
     */
    static final int LEAST_USE = 4;

    private final BlobStore blobs;
    private final ImageRef ref;
    private final Consumer<String> warnings;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<PackRecord> linked = new ArrayList<>();

    SharedPacks(BlobStore blobs, ImageRef ref, Consumer<String> warnings) {
        this.blobs = blobs;
        this.ref = ref;
        this.warnings = warnings;
    }

    /**
     * Shares the pack of an older image that holds most of it. This shows whether the store can link at all.
     *
     * @return whether any pack of the image can be shared
     */
    boolean begin(Manifest older) {
        List<PackRecord> packs = older.packs();
        return IntStream.range(0, packs.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> packs.get(i).usedBytes())
                        .reversed())
                .anyMatch(i -> link(packs.get(i)).isPresent());
    }

    /** The number in the new image of a pack of an older one; empty if it can not be shared, and its frames are stored anew. */
    synchronized OptionalInt link(PackRecord pack) {
        Integer known = numbers.get(pack.named());
        if (known == null) {
            known = tryLink(pack);
            numbers.put(pack.named(), known);
        }
        return known > 0 ? OptionalInt.of(known) : OptionalInt.empty();
    }

    private int tryLink(PackRecord pack) {
        int number = linked.size() + 1;
        PackRecord own = pack.at(ImageKeys.link(ref, number, pack.named())).using(0);
        try {
            if (number > MOST || pack.usedBytes() < pack.framesEnd() / LEAST_USE || !isWorthIt(pack, own)) {
                return 0;
            }
            linked.add(own);
            return number;
        } catch (IOException e) {
            warnings.accept(blobs.location() + "/" + pack.key() + ": it can't be shared, its chunks are stored anew: "
                    + e.getMessage());
            return 0;
        }
    }

    /** Links the pack, and checks through the new name that it is the pack that the older manifest describes. */
    private boolean isWorthIt(PackRecord pack, PackRecord own) throws IOException {
        if (new DamagedPacks(blobs).isMarked(pack.named())) {
            return false;
        }
        BlobStore.Link made = blobs.link(pack.key(), own.key());
        if (made != BlobStore.Link.MADE) {
            warnings.accept(blobs.location() + "/" + pack.key() + ": it can't be shared, its chunks are stored anew: "
                    + (made == BlobStore.Link.TAKEN
                            ? "another file has the name " + own.key()
                            : "the file system makes no hard link to it"));
            return false;
        }
        if (!new PackCheck(blobs, own).isRight()) {
            warnings.accept(blobs.location() + "/" + pack.key() + ": it is damaged, its chunks are stored anew");
            blobs.delete(own.key());
            return false;
        }
        return true;
    }

    /** Later images do not share a pack in which damage was found. A failure to take note of it does not stop a backup. */
    void markDamaged(PackRecord pack, String what) {
        try {
            new DamagedPacks(blobs).mark(pack.named(), what);
        } catch (IOException e) {
            warnings.accept(blobs.location() + "/" + pack.key() + ": its damage could not be noted: " + e.getMessage());
        }
    }

    /** {@return the packs that are shared, in the order of their numbers, which begin with 1} */
    synchronized List<PackRecord> linked() {
        return List.copyOf(linked);
    }
}
