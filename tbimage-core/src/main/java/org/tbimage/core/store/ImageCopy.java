package org.tbimage.core.store;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tbimage.core.image.Manifest;
import org.tbimage.core.image.PackRecord;
import org.tbimage.core.image.TableRecord;
import org.tbimage.core.image.TableWriter;
import org.tbimage.store.BlobStore;
import org.tbimage.store.ImageInfo;

/**
 * One copy of an image while it is made. The claim on its manifest is held from before its first part is visible, as a writer of
 * a backup holds it, so that no other process collects the parts. Closing without {@link #publish} takes back what was
 * made. For one thread.
 */
final class ImageCopy implements Closeable {
    private final BlobStore blobs;
    private final Manifest image;
    private final ImageInfo info;
    private final BlobStore.Sink manifest;
    private final Publishing publishing;
    private final List<PackRecord> packs = new ArrayList<>();
    private final List<String> visible = new ArrayList<>();
    private Optional<TableRecord> table = Optional.empty();

    /** Writes the chunk table of the image into a sink, with other keys of its packs. */
    interface TableCopy {
        TableWriter.Written to(List<String> keys, BlobStore.Sink sink) throws IOException;
    }

    ImageCopy(BlobStore blobs, Manifest image, ImageInfo info, BlobStore.Sink manifest) {
        this.blobs = blobs;
        this.image = image;
        this.info = info;
        this.manifest = manifest;
        this.publishing = new Publishing(blobs, info.ref(), manifest);
    }

    /** Links or copies the packs; false if another blob has the key of one. */
    boolean bringPacks() throws IOException {
        for (PackRecord pack : image.packs()) {
            boolean own = packs.isEmpty();
            String key = own
                    ? ImageKeys.pack(info.ref(), ImageKeys.suffix(pack.named()))
                    : ImageKeys.link(info.ref(), packs.size(), pack.named());
            if (!BlobCopy.make(blobs, pack.key(), key, visible::add)) {
                return false;
            }
            packs.add(
                    own
                            ? new PackRecord(
                                    key, key, pack.length(), pack.framesEnd(), pack.trailerCrc(), pack.usedBytes())
                            : pack.at(key));
        }
        return true;
    }

    /** Writes the chunk table; false if another blob has its key. A compressed table names no packs, and is linked or copied. */
    boolean bringTable(TableCopy source) throws IOException {
        String key = ImageKeys.table(info.ref());
        if (image.table().blocks().count() > 0) {
            table = Optional.of(image.table().at(key));
            return BlobCopy.make(blobs, image.table().key(), key, visible::add);
        }
        Optional<BlobStore.Sink> created = blobs.create(key, BlobStore.UNKNOWN_LENGTH);
        if (created.isEmpty()) {
            return false;
        }
        try (BlobStore.Sink sink = created.get()) {
            TableWriter.Written written =
                    source.to(packs.stream().map(PackRecord::named).toList(), sink);
            visible.add(key);
            sink.commit();
            table = Optional.of(written.record(key));
        }
        return true;
    }

    /** Makes the copy an image. */
    boolean publish() throws IOException {
        publishing.publish(new Manifest(info, table.orElseThrow(), packs));
        return true;
    }

    @Override
    public void close() throws IOException {
        try (manifest) {
            publishing.giveUp(visible);
        }
    }
}
