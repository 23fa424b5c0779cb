package org.tbimage.core.store;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.tbimage.codec.Codec;
import org.tbimage.core.image.Manifest;
import org.tbimage.core.image.ManifestReader;
import org.tbimage.core.image.PackRecord;
import org.tbimage.device.DiskIdentity;
import org.tbimage.provider.Providers;
import org.tbimage.store.BlobStore;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.DiskFiles;
import org.tbimage.store.DiskNotes;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.store.ImageWriter;
import org.tbimage.store.NewImage;
import org.tbimage.store.StoreProperties;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/** Images as a manifest, a chunk table and packs over any blob store. An image exists as soon as its manifest does. */
final class PackStore implements ImageStore {
    private final BlobStore blobs;
    private final Providers<Codec> codecs;
    private final Heartbeat heartbeat;
    private final Slots slots;

    /** Takes over the blob store, and closes it with the store. */
    PackStore(BlobStore blobs, Providers<Codec> codecs) {
        this(blobs, codecs, Heartbeat.BACKGROUND);
    }

    PackStore(BlobStore blobs, Providers<Codec> codecs, Heartbeat heartbeat) {
        this.blobs = blobs;
        this.codecs = codecs;
        this.heartbeat = heartbeat;
        this.slots = new Slots(blobs);
    }

    @Override
    public String location() {
        return blobs.location();
    }

    @Override
    public List<ImageRef> list() throws IOException {
        return published(slots.list("")).toList();
    }

    @Override
    public List<Generation> generations(ImageName name) throws IOException {
        return published(slots(name)).map(ImageRef::generation).toList();
    }

    /** The slots of a disk that are not empty, by age. */
    List<Slots.Slot> slots(ImageName name) throws IOException {
        return slots.list(ImageKeys.disk(name)).stream()
                .filter(slot -> slot.ref().name().equals(name))
                .toList();
    }

    private static Stream<ImageRef> published(List<Slots.Slot> slots) {
        return slots.stream().filter(slot -> !slot.removed()).map(Slots.Slot::ref);
    }

    @Override
    public Optional<Generation> newest(ImageName name) throws IOException {
        List<Generation> all = generations(name);
        for (int i = all.size() - 1; i >= 0; i--) {
            if (!info(new ImageRef(name, all.get(i))).degraded()) {
                return Optional.of(all.get(i));
            }
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    @Override
    public ImageInfo info(ImageRef ref) throws IOException {
        return manifest(ref).info();
    }

    @Override
    public ImageReader open(ImageRef ref) throws IOException {
        return open(manifest(ref));
    }

    /** Opens the image of a manifest. */
    PackImageReader open(Manifest manifest) throws IOException {
        MovedFolder.warn(manifest, location());
        ImageParts parts = new ImageParts(blobs, manifest, codecs);
        return new PackImageReader(parts, new ImageCheck(parts).all());
    }

    @Override
    public ImageInfo examine(ImageRef ref) throws IOException {
        ImageParts parts = new ImageParts(blobs, manifest(ref), codecs);
        new ImageCheck(parts).lengths();
        return parts.manifest().info();
    }

    /** The manifest of an image, checked by itself. Its box is that of its folder, and its keys are those of its parts. */
    Manifest manifest(ImageRef ref) throws IOException {
        String file = location() + "/" + ImageKeys.manifest(ref);
        return MovedFolder.resolve(ManifestReader.read(slots.manifest(ref), file), ref, file);
    }

    @Override
    public ImageWriter create(NewImage image, Consumer<String> warnings) throws IOException {
        ImageName name = image.draft().name();
        new Collector(this, blobs, name).collect(Collector.GRACE);
        List<Slots.Slot> taken = slots(name);
        ImageClaim claim = ImageClaim.next(
                blobs,
                image,
                taken.stream().map(slot -> slot.ref().generation()).reduce((a, b) -> b));
        ClaimRenewal renewal = new ClaimRenewal(claim.ref(), claim.sinks(), heartbeat);
        try {
            FrameFinder finder = new BaseChoice(this, blobs, warnings).of(image, claim.ref(), taken);
            return new PackImageWriter(this, blobs, codecs, image, claim, renewal, finder);
        } catch (IOException | RuntimeException e) {
            try (claim;
                    renewal) {
                throw e; // the claim is given back on the way, and a failure to do so is kept with it
            }
        }
    }

    /** {@return renews the claims of writers} */
    Heartbeat heartbeat() {
        return heartbeat;
    }

    @Override
    public List<ImageName> names(Optional<String> box) throws IOException {
        String prefix = box.map(name -> name + "/").orElse("");
        SortedSet<ImageName> names =
                new TreeSet<>(Comparator.comparing(ImageName::box).thenComparing(ImageName::disk));
        published(slots.list(prefix)).forEach(ref -> names.add(ref.name()));
        PlainFiles plain = new PlainFiles(blobs, codecs);
        for (String disk : plain.disks(blobs.list(prefix))) {
            ImageName name = ImageName.parse(disk);
            if (!names.contains(name) && !plain.of(name).isEmpty()) {
                names.add(name);
            }
        }
        return List.copyOf(names);
    }

    @Override
    public Optional<DiskNotes> notes() {
        return Optional.of(new PackNotes(blobs));
    }

    @Override
    public Optional<StoreProperties> properties() {
        return Optional.of(new PackProperties(blobs));
    }

    @Override
    public DiskFiles files() {
        return new PackFiles(this, blobs, codecs);
    }

    /** Makes the stable name of a disk lead to its newest good image. */
    void refreshStableName(ImageName name) throws IOException {
        new StableName(this, blobs, name).refresh(List.of());
    }

    @Override
    public Optional<ImageRef> copy(ImageRef from, ImageName to, DiskIdentity identity) throws IOException {
        if (from.name().equals(to)) {
            throw new IllegalArgumentException(from + " can not be copied to its own name");
        }
        new Collector(this, blobs, to).collect(Collector.GRACE);
        ImageRef copy = new ImageCopier(this, blobs, manifest(from)).copy(to, identity);
        refreshStableName(to);
        return Optional.of(copy);
    }

    @Override
    public void delete(ImageRef ref) throws IOException {
        new ImageRemoval(this, blobs, ref).run();
    }

    @Override
    public boolean isRemoved(ImageRef ref) throws IOException {
        return slots.isOfPublished(ref);
    }

    @Override
    public long reclaim(ImageName name, Duration grace) throws IOException {
        return new Collector(this, blobs, name).reclaim(grace);
    }

    @Override
    public void noteDamage(ImageRef ref, DamagedImageException damage) throws IOException {
        for (PackRecord pack : manifest(ref).packs()) {
            if (damage.file().equals(location() + "/" + pack.key())) {
                new DamagedPacks(blobs).mark(pack.named(), String.valueOf(damage.getMessage()));
            }
        }
    }

    @Override
    public List<String> repair(ImageRef ref, Optional<DamagedImageException> damage) throws IOException {
        return new PackRepair(this, blobs, manifest(ref), damage.map(DamagedImageException::file)).run();
    }

    /** The pack by which people find an image: its own, if that is the whole disk; else empty. */
    Optional<String> diskPack(ImageRef ref) throws IOException {
        Manifest manifest = manifest(ref);
        String pack = PartKeys.own(manifest);
        return manifest.isSelfContained() && ImageKeys.isPack(ref.name(), pack) ? Optional.of(pack) : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        blobs.close();
    }
}
