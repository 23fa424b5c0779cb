package org.tbimage.core.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tbimage.codec.Codec;
import org.tbimage.core.image.Manifest;
import org.tbimage.core.image.ManifestReader;
import org.tbimage.device.DiskIdentity;
import org.tbimage.provider.Providers;
import org.tbimage.store.BlobMissingException;
import org.tbimage.store.BlobStore;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.DiskFiles;
import org.tbimage.store.DiskNotes;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.store.ImageWriter;
import org.tbimage.store.NewImage;
import org.tbimage.store.NoSuchImageException;
import org.tbimage.store.StoreProperties;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/** Images as a manifest, a chunk table and packs over any blob store. An image exists as soon as its manifest does. */
final class PackStore implements ImageStore {
    private static final Logger LOG = LoggerFactory.getLogger(PackStore.class);

    private final BlobStore blobs;
    private final Providers<Codec> codecs;
    private final Heartbeat heartbeat;

    /** Takes over the blob store, and closes it with the store. */
    PackStore(BlobStore blobs, Providers<Codec> codecs) {
        this(blobs, codecs, Heartbeat.BACKGROUND);
    }

    PackStore(BlobStore blobs, Providers<Codec> codecs, Heartbeat heartbeat) {
        this.blobs = blobs;
        this.codecs = codecs;
        this.heartbeat = heartbeat;
    }

    @Override
    public String location() {
        return blobs.location();
    }

    @Override
    public List<ImageRef> list() throws IOException {
        return manifests("");
    }

    @Override
    public List<Generation> generations(ImageName name) throws IOException {
        return manifests(ImageKeys.disk(name)).stream()
                .filter(ref -> ref.name().equals(name))
                .map(ImageRef::generation)
                .toList();
    }

    private List<ImageRef> manifests(String prefix) throws IOException {
        return blobs.list(prefix).stream()
                .map(ImageKeys::ofManifest)
                .flatMap(Optional::stream)
                .sorted()
                .toList();
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
        Manifest manifest = manifest(ref);
        MovedFolder.warn(manifest, location());
        ImageParts parts = new ImageParts(blobs, manifest);
        return new PackImageReader(parts, new ImageCheck(parts).all());
    }

    @Override
    public ImageInfo examine(ImageRef ref) throws IOException {
        ImageParts parts = new ImageParts(blobs, manifest(ref));
        new ImageCheck(parts).lengths();
        return parts.manifest().info();
    }

    /** The manifest of an image, checked by itself. Its box is that of its folder, and its keys are those of its parts. */
    Manifest manifest(ImageRef ref) throws IOException {
        String key = ImageKeys.manifest(ref);
        String file = location() + "/" + key;
        OptionalLong length = blobs.length(key);
        if (length.isEmpty()) {
            throw noManifest(ref, key);
        }
        if (length.getAsLong() > Manifest.MAX_BYTES) {
            throw DamagedImageException.of(file, Manifest.MAX_BYTES, "too long for a manifest");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) length.getAsLong());
        try {
            blobs.read(key, 0, bytes);
        } catch (BlobMissingException e) {
            throw new NoSuchImageException(location(), ref.toString());
        }
        return MovedFolder.resolve(ManifestReader.read(bytes.array(), file), ref, file);
    }

    /** A listed manifest that is not a regular file, such as a pipe, counts as damaged, not as missing. */
    private IOException noManifest(ImageRef ref, String key) throws IOException {
        return blobs.list(key).contains(key)
                ? DamagedImageException.of(
                        location() + "/" + key, 0, "it is not a file, or it is a link that leads to none")
                : new NoSuchImageException(location(), ref.toString());
    }

    @Override
    public ImageWriter create(NewImage image, Consumer<String> warnings) throws IOException {
        ImageName name = image.draft().name();
        sweep(name);
        List<Generation> taken = generations(name);
        new OrphanCollector(this, blobs, name).collect(taken);
        Optional<Generation> last = taken.isEmpty() ? Optional.empty() : Optional.of(taken.get(taken.size() - 1));
        Optional<BaseImage> base = base(image, warnings);
        try {
            return PackImageWriter.begin(this, blobs, image, last, base);
        } catch (IOException | RuntimeException e) {
            base.ifPresent(BaseImage::close);
            throw e;
        }
    }

    /** An older image that can not be used does not stop a backup. */
    private Optional<BaseImage> base(NewImage image, Consumer<String> warnings) {
        if (image.base().isEmpty()) {
            return Optional.empty();
        }
        try {
            ImageReader older =
                    open(new ImageRef(image.draft().name(), image.base().get()));
            return Optional.of(new BaseImage(older, image.codec(), warnings));
        } catch (IOException e) {
            warnings.accept("the generation before can't be used, all chunks are made anew: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** A failure is logged and does not stop a backup. */
    private void sweep(ImageName name) {
        try {
            blobs.sweepAbandoned(ImageKeys.disk(name), key -> ImageKeys.isOf(name, key));
        } catch (IOException e) {
            LOG.warn("could not remove unfinished files of {}: {}", name, e.toString());
        }
    }

    /** {@return renews the claims of writers} */
    Heartbeat heartbeat() {
        return heartbeat;
    }

    @Override
    public List<ImageName> names(Optional<String> box) throws IOException {
        List<String> keys = blobs.list(box.map(name -> name + "/").orElse(""));
        SortedSet<ImageName> names =
                new TreeSet<>(Comparator.comparing(ImageName::box).thenComparing(ImageName::disk));
        keys.stream().map(ImageKeys::ofManifest).flatMap(Optional::stream).forEach(ref -> names.add(ref.name()));
        PlainFiles plain = new PlainFiles(blobs, codecs);
        for (String disk : plain.disks(keys)) {
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
        blobs.sweepAbandoned(ImageKeys.disk(to), key -> ImageKeys.isOf(to, key));
        ImageRef copy = new ImageCopier(this, blobs, manifest(from)).copy(to, identity);
        refreshStableName(to);
        return Optional.of(copy);
    }

    @Override
    public void delete(ImageRef ref) throws IOException {
        new ImageRemoval(this, blobs, ref).run();
    }

    /** The pack that belongs to an image alone; empty if its manifest names none in its place. */
    Optional<String> ownPack(ImageRef ref) throws IOException {
        String pack = PackImageWriter.ownPack(manifest(ref));
        return ImageKeys.isPack(ref.name(), pack) ? Optional.of(pack) : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        blobs.close();
    }
}
