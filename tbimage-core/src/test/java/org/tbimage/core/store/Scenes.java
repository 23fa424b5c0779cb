package org.tbimage.core.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.tbimage.core.image.Tombstone;
import org.tbimage.device.DiskIdentity;
import org.tbimage.store.BlobMissingException;
import org.tbimage.store.BlobStore;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.ImageReader;
import org.tbimage.store.MissingPartException;
import org.tbimage.store.NoSuchImageException;
import org.tbimage.store.Share;
import org.tbimage.store.TableEntry;
import org.tbimage.testkit.schedule.Actor;
import org.tbimage.testkit.schedule.Scenario;
import org.tbimage.testkit.schedule.SharedDirectory;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/** Operations of the real image store as actors, and the stores that they work in. */
final class Scenes {
    private Scenes() {}

    /** A store with an image of the disk for each of the first minutes after noon. */
    static SharedDirectory images(int count) throws IOException {
        return images(count, Share.NONE);
    }

    /** Likewise, where each image shares the packs of the one before. */
    static SharedDirectory images(int count, Share share) throws IOException {
        SharedDirectory directory = new SharedDirectory(TinyImages.NOON);
        try (PackStore store = TinyImages.store(directory.client())) {
            for (int i = 0; i < count; i++) {
                TinyImages.publish(
                        store,
                        TinyImages.image(TinyImages.DISK, TinyImages.minute(i)).withShare(share),
                        i);
            }
        }
        return directory;
    }

    /**
     * A scenario in which each published image must be complete at all times, and in which nothing stays behind for good. Images stay, but for those
     * that an actor removes.
     */
    static Scenario scenario(SharedDirectory directory, ImageRef... mayBeRemoved) {
        return scenario(directory, List.of(mayBeRemoved)::contains);
    }

    static Scenario scenario(SharedDirectory directory, Predicate<ImageRef> mayBeRemoved) {
        return Scenario.in(directory)
                .watchedBy(() -> new PublishedImages(mayBeRemoved))
                .comparedBy(PublishedImages::fingerprint)
                .endingWith(Scenes::checkNothingIsLeft);
    }

    static ImageRef ref(ImageName name, int minute) {
        return new ImageRef(name, Generation.at(TinyImages.minute(minute)));
    }

    /** Makes an image some minutes after the present time of its machine. */
    static Actor backup(ImageName name, int minutes) {
        return context -> {
            try (PackStore store = TinyImages.store(context.store())) {
                TinyImages.publish(
                        store, TinyImages.image(name, context.now().plus(Duration.ofMinutes(minutes))), minutes);
            }
        };
    }

    /** Likewise, an image that shares the packs of the one before. */
    static Actor share(ImageName name, int minutes) {
        return share(name, minutes, store -> store);
    }

    /** Likewise, on a store that breaks the protocol. */
    static Actor share(ImageName name, int minutes, UnaryOperator<BlobStore> mutant) {
        return context -> {
            try (PackStore store = TinyImages.store(mutant.apply(context.store()))) {
                TinyImages.publish(
                        store,
                        TinyImages.image(name, context.now().plus(Duration.ofMinutes(minutes)))
                                .withShare(Share.GENERATIONS),
                        minutes);
            }
        };
    }

    /** Frees the space of all removed images at once, as prune does. */
    static Actor reclaim(ImageName name) {
        return reclaim(name, store -> store);
    }

    /** Likewise, on a store that breaks the protocol. */
    static Actor reclaim(ImageName name, UnaryOperator<BlobStore> mutant) {
        return context -> {
            try (PackStore store = TinyImages.store(mutant.apply(context.store()))) {
                store.reclaim(name, Duration.ZERO);
            }
        };
    }

    /** Removes an image and frees its space at once. */
    static Actor prune(ImageRef ref) {
        return context -> {
            delete(ref).run(context);
            reclaim(ref.name()).run(context);
        };
    }

    /** A copy from another store, which keeps its generation: it may be older than the newest one. */
    static Actor copyIn(ImageName name, int minute) {
        return context -> {
            try (PackStore store = TinyImages.store(context.store())) {
                TinyImages.publish(
                        store,
                        TinyImages.image(name, TinyImages.minute(minute))
                                .withGeneration(Generation.at(TinyImages.minute(minute))),
                        minute);
            }
        };
    }

    static Actor delete(ImageRef ref) {
        return context -> {
            try (PackStore store = TinyImages.store(context.store())) {
                store.delete(ref);
            } catch (NoSuchImageException e) {
                // another process removed it first
            }
        };
    }

    static Actor copy(ImageRef from, ImageName to) {
        return context -> {
            try (PackStore store = TinyImages.store(context.store())) {
                store.copy(from, to, DiskIdentity.NONE);
            } catch (NoSuchImageException | DamagedImageException | BlobMissingException e) {
                requireRemoved(context.store(), from, e);
            }
        };
    }

    /** The steps of the action move: publish under the other name, check, remove under the old one. */
    static Actor move(ImageName from, ImageName to) {
        return context -> {
            try (PackStore store = TinyImages.store(context.store())) {
                List<Generation> generations = store.generations(from);
                for (Generation generation : generations) {
                    moveOne(context.store(), store, new ImageRef(from, generation), to);
                }
                store.files().refreshStableName(from);
                for (Generation generation : generations) {
                    store.delete(new ImageRef(from, generation));
                }
            } catch (NoSuchImageException e) {
                // another process removed or moved it first
            }
        };
    }

    private static void moveOne(BlobStore blobs, PackStore store, ImageRef image, ImageName to) throws IOException {
        try {
            store.open(store.copy(image, to, DiskIdentity.NONE).orElseThrow()).close();
        } catch (DamagedImageException | BlobMissingException e) {
            requireRemoved(blobs, image, e);
            throw new NoSuchImageException("store", image.toString());
        }
    }

    /** Reads the whole image; it has the right bytes, or was removed. */
    static Actor read(ImageRef ref) {
        return read(ref, store -> store);
    }

    /** Likewise, on a store that breaks the protocol. */
    static Actor read(ImageRef ref, UnaryOperator<BlobStore> mutant) {
        return context -> {
            try (PackStore store = TinyImages.store(mutant.apply(context.store()));
                    ImageReader reader = store.open(ref)) {
                TableEntry.Chunk chunk = (TableEntry.Chunk) reader.entryAt(0);
                ByteBuffer frame = ByteBuffer.allocate(chunk.frame().length());
                reader.readFrame(chunk.frame(), chunk.range(), frame);
            } catch (NoSuchImageException | MissingPartException e) {
                requireRemoved(context.store(), ref, e);
            }
        };
    }

    /** Asks the server, not a cache. An old look-up may make an operation fail, so this is a violation only if nothing went wrong. */
    private static void requireRemoved(BlobStore blobs, ImageRef ref, Exception e) throws IOException {
        try (InputStream slot = blobs.stream(ImageKeys.manifest(ref))) {
            if (!Tombstone.is(slot.readAllBytes())) {
                throw new IOException(ref + " is published, and can not be read: " + e, e);
            }
        }
    }

    /** A day later the store has nothing that no image needs, and all images can be read. Without images only tombstones are left. */
    static void checkNothingIsLeft(SharedDirectory directory) throws IOException {
        try (PackStore store = TinyImages.store(directory.client())) {
            collect(directory, store);
            collect(directory, store);
            Set<String> left = new TreeSet<>(directory.state().files().keySet());
            List<ImageRef> images = store.list();
            for (ImageRef ref : images) {
                store.open(ref).close();
                left.removeIf(name -> isOf(ref, name));
            }
            requireNone(directory, left);
            for (ImageRef ref : images) {
                store.delete(ref);
            }
            collect(directory, store);
            requireNone(directory, new TreeSet<>(directory.state().files().keySet()));
        }
    }

    private static void collect(SharedDirectory directory, PackStore store) throws IOException {
        directory.pass(Duration.ofHours(25));
        store.reclaim(TinyImages.DISK, Collector.GRACE);
        store.reclaim(TinyImages.OTHER, Collector.GRACE);
    }

    private static boolean isOf(ImageRef ref, String name) {
        return name.equals(ImageKeys.manifest(ref))
                || ImageKeys.isStable(ref.name(), name)
                || ImageKeys.owner(ref.name(), name).filter(ref::equals).isPresent();
    }

    /**
     * A stable name may stay where two processes set it at the same moment: it is then a plain file with a removed image, or is kept
     * like a file of another tool. Nothing else stays.
     */
    private static void requireNone(SharedDirectory directory, Set<String> left) {
        left.removeIf(name -> name.matches("[^/]+/sda\\.raw\\.gz(\\.old(-\\d+)?)?")
                || PublishedImages.isTombstone(directory.state().file(name).orElseThrow()));
        if (!left.isEmpty()) {
            throw new AssertionError("left behind: " + left);
        }
    }
}
