package org.tbimage.core.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tbimage.codec.Codec;
import org.tbimage.core.image.Manifest;
import org.tbimage.core.image.ManifestReader;
import org.tbimage.device.DiskIdentity;
import org.tbimage.provider.Providers;
import org.tbimage.store.BlobMissingException;
import org.tbimage.store.BlobStore;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.ImageDraft;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.store.ImageWriter;
import org.tbimage.store.NoSuchImageException;
import org.tbimage.store.PlainImage;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/** Images as a manifest, a chunk table and packs over any medium. An image is there as soon as its manifest is. */
final class PackStore implements ImageStore {
    private final BlobStore blobs;
    private final Providers<Codec> codecs;

    /** Takes over the medium, and closes it with the store. */
    PackStore(BlobStore blobs, Providers<Codec> codecs) {
        this.blobs = blobs;
        this.codecs = codecs;
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
        PackImageReader reader = new PackImageReader(blobs, manifest(ref));
        reader.check();
        return reader;
    }

    /** The manifest of an image, checked by itself. */
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
        Manifest manifest = ManifestReader.read(bytes.array(), file);
        if (!manifest.info().ref().equals(ref)) {
            throw DamagedImageException.of(
                    file,
                    0,
                    "it is the manifest of another image: " + manifest.info().ref());
        }
        PartKeys.check(manifest, ref, file);
        return manifest;
    }

    /** What is listed and has no content, such as a pipe or a link to nothing, must not pass for no image. */
    private IOException noManifest(ImageRef ref, String key) throws IOException {
        return blobs.list(key).contains(key)
                ? DamagedImageException.of(location() + "/" + key, 0, "it is no file, or a link that leads to none")
                : new NoSuchImageException(location(), ref.toString());
    }

    @Override
    public ImageWriter create(ImageDraft draft, Codec codec) throws IOException {
        blobs.sweepAbandoned(ImageKeys.disk(draft.name()));
        List<Generation> taken = generations(draft.name());
        new Leftovers(this, blobs, draft.name()).collect(taken);
        Optional<Generation> last = taken.isEmpty() ? Optional.empty() : Optional.of(taken.get(taken.size() - 1));
        return PackImageWriter.begin(this, blobs, draft, codec, last);
    }

    @Override
    public Optional<PlainImage> plain(ImageName name) throws IOException {
        return PlainFiles.find(blobs, codecs, name);
    }

    @Override
    public void putNote(ImageName name, String note, ByteBuffer content) throws IOException {
        new Notes(blobs, name).put(note, content);
    }

    @Override
    public Optional<ByteBuffer> note(ImageName name, String note) throws IOException {
        return new Notes(blobs, name).get(note);
    }

    @Override
    public void removeNote(ImageName name, String note) throws IOException {
        new Notes(blobs, name).remove(note);
    }

    @Override
    public void refreshStableName(ImageName name) throws IOException {
        refreshAlias(name, true);
    }

    @Override
    public ImageRef copy(ImageRef from, ImageName to, DiskIdentity identity) throws IOException {
        if (from.name().equals(to)) {
            throw new IllegalArgumentException(from + " can not be copied to its own name");
        }
        blobs.sweepAbandoned(ImageKeys.disk(to));
        ImageRef copy = new ImageCopier(this, blobs, manifest(from)).copy(to, identity);
        refreshStableName(to);
        return copy;
    }

    @Override
    public List<String> moveFilesBeside(ImageName from, ImageName to) throws IOException {
        return new FilesBeside(blobs, from).moveTo(to);
    }

    @Override
    public void delete(ImageRef ref) throws IOException {
        Manifest manifest = manifest(ref);
        blobs.delete(ImageKeys.manifest(ref));
        // without its manifest nobody finds the parts again, so each is removed whatever fails before
        Closeable pack = () -> deleteOwn(ref, PackImageWriter.ownPack(manifest));
        Closeable table = () -> deleteOwn(ref, manifest.table().key());
        try (pack;
                table) {
            refreshAlias(ref.name(), false);
        }
    }

    /** Deletes a part of an image, and never what a forged manifest claims to be one. */
    private void deleteOwn(ImageRef ref, String key) throws IOException {
        if (key.startsWith(ImageKeys.own(ref))) {
            blobs.delete(key);
        }
    }

    /**
     * Lets the stable name lead to the newest good image, and no other stable name lead to an older one. Where there must be
     * an image and the listing has none, the listing is not to be trusted, and nothing is removed.
     */
    private void refreshAlias(ImageName name, boolean mustHaveSome) throws IOException {
        Optional<Generation> newest = newest(name);
        if (newest.isEmpty() && mustHaveSome) {
            return;
        }
        String wanted = "";
        if (newest.isPresent()) {
            Manifest manifest = manifest(new ImageRef(name, newest.get()));
            if (manifest.info().degraded()) {
                return;
            }
            String pack = PackImageWriter.ownPack(manifest);
            wanted = ImageKeys.stable(name, pack.substring(pack.lastIndexOf('.') + 1));
            blobs.alias(wanted, pack);
        }
        for (String key : blobs.list(ImageKeys.stable(name, ""))) {
            if (!key.equals(wanted) && blobs.isAlias(key)) {
                blobs.delete(key);
            }
        }
    }

    @Override
    public void close() throws IOException {
        blobs.close();
    }
}
