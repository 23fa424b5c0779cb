package org.tbimage.core.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tbimage.codec.Codec;
import org.tbimage.codec.PackTrailer;
import org.tbimage.core.image.Manifest;
import org.tbimage.core.image.ManifestWriter;
import org.tbimage.core.image.PackRecord;
import org.tbimage.core.image.TableIndex;
import org.tbimage.core.image.TableRecord;
import org.tbimage.core.image.TableWriter;
import org.tbimage.store.BlobConflictException;
import org.tbimage.store.BlobStore;
import org.tbimage.store.FrameRef;
import org.tbimage.store.ImageConflictException;
import org.tbimage.store.ImageDraft;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStats;
import org.tbimage.store.ImageWriter;
import org.tbimage.store.NewImage;
import org.tbimage.store.StoredFrame;
import org.tbimage.store.TableEntry.Chunk;
import org.tbimage.store.TableEntry.FrameRun;
import org.tbimage.store.TableEntry.Zeros;
import org.tbimage.value.ByteRange;
import org.tbimage.value.ChunkGrid;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageRef;
import org.tbimage.value.Sha256;

/** Writes a self-contained image: one pack with every frame in disk order, the table, and at last the manifest. */
final class PackImageWriter implements ImageWriter {
    private static final Logger LOG = LoggerFactory.getLogger(PackImageWriter.class);

    private final PackStore store;
    private final BlobStore blobs;
    private final ImageDraft draft;
    private final ImageRef ref;
    private final Codec codec;
    private final Optional<BaseImage> base;
    private final String packKey;
    private final PackBuilder pack;
    private final BlobStore.Sink tableSink;
    private final BlobStore.Sink manifestSink;
    private final ClaimRenewal renewal;
    private final TableWriter table;
    private final List<ByteRange> unreadable = new ArrayList<>();
    private final List<String> visible = new ArrayList<>();
    private long unreadableBytes;
    private long dataChunks;
    private long zeroChunks;

    private PackImageWriter(
            PackStore store,
            BlobStore blobs,
            NewImage image,
            ImageClaim claim,
            ClaimRenewal renewal,
            Optional<BaseImage> base)
            throws IOException {
        this.store = store;
        this.blobs = blobs;
        this.draft = image.draft();
        this.ref = claim.ref();
        this.codec = image.codec();
        this.base = base;
        this.packKey = ImageKeys.pack(ref, codec.fileSuffix());
        this.pack = new PackBuilder(claim.pack());
        this.tableSink = claim.table();
        this.manifestSink = claim.manifest();
        this.renewal = renewal;
        ChunkGrid grid = new ChunkGrid(draft.geometry().size(), draft.encoding().chunkSize());
        this.table = new TableWriter(tableSink, grid, List.of(packKey));
    }

    /** Claims a generation later than {@code last}, or the given one, and begins it. The base is closed with the writer. */
    static ImageWriter begin(
            PackStore store, BlobStore blobs, NewImage image, Optional<Generation> last, Optional<BaseImage> base)
            throws IOException {
        ImageClaim claim = ImageClaim.next(blobs, image, last);
        ClaimRenewal renewal = new ClaimRenewal(claim.ref(), claim.sinks(), store.heartbeat());
        try {
            return new PackImageWriter(store, blobs, image, claim, renewal, base);
        } catch (IOException | RuntimeException e) {
            try (claim;
                    renewal) {
                throw e; // the claim is given back on the way, and a failure to do so is kept with it
            }
        }
    }

    @Override
    public ImageRef ref() {
        return ref;
    }

    @Override
    public Optional<StoredFrame> find(ByteRange range, Sha256 digest) {
        return base.flatMap(image -> image.find(range, digest));
    }

    @Override
    public void put(ByteRange range, Sha256 digest, ByteBuffer frame, List<ByteRange> bad) throws IOException {
        FrameRef stored = pack.add(frame, Math.toIntExact(range.length()));
        table.add(new Chunk(range, digest, stored, 0, bad));
        dataChunks++;
        for (ByteRange lost : bad) {
            unreadableBytes += lost.length();
            if (unreadable.size() < ImageStats.MAX_RANGES) {
                unreadable.add(lost);
            }
        }
    }

    @Override
    public void putZeros(ByteRange range, ByteBuffer frame, int contentLength) throws IOException {
        FrameRun run = pack.repeat(frame, contentLength, range.length() / contentLength);
        table.add(new Zeros(range, Optional.of(run)));
        zeroChunks += run.count();
    }

    @Override
    public ImageInfo publish(Duration took, long reusedChunks) throws IOException {
        Manifest manifest;
        try {
            manifest = commit(took, reusedChunks);
        } catch (BlobConflictException e) {
            throw new ImageConflictException(store.location(), ref, "was not published: " + e.getMessage(), e);
        }
        try {
            store.refreshStableName(ref.name());
        } catch (IOException e) {
            // the image is published and whole; only the name for people does not lead to it
            LOG.warn("{} is published, but the stable name of its pack could not be set: {}", ref, e.toString());
        }
        return manifest.info();
    }

    private Manifest commit(Duration took, long reusedChunks) throws IOException {
        TableRecord tableRecord = commitTable();
        appendTrailer(tableRecord);
        visible.add(packKey);
        pack.commit();
        Manifest manifest = manifest(tableRecord, took, reusedChunks);
        manifestSink.write(ManifestWriter.write(manifest));
        visible.clear();
        manifestSink.commit();
        return manifest;
    }

    private TableRecord commitTable() throws IOException {
        TableWriter.Written written = table.finish();
        visible.add(ImageKeys.table(ref));
        tableSink.commit();
        return new TableRecord(ImageKeys.table(ref), written.length(), written.digest());
    }

    private void appendTrailer(TableRecord tableRecord) throws IOException {
        Optional<PackTrailer> trailer = codec.newTrailer(pack.frames());
        if (trailer.isPresent()) {
            Manifest soFar = manifest(tableRecord, Duration.ZERO, 0);
            try (ImageReader image = new PackImageReader(new ImageParts(blobs, soFar), new TableIndex())) {
                new TrailerWriter(trailer.get(), pack).appendFor(image);
            }
        }
    }

    private Manifest manifest(TableRecord tableRecord, Duration took, long reusedChunks) {
        PackRecord record = pack.record(packKey);
        ImageStats stats =
                new ImageStats(dataChunks, zeroChunks, reusedChunks, record.length(), unreadableBytes, unreadable);
        return new Manifest(new ImageInfo(draft, ref.generation(), stats, took), tableRecord, List.of(record));
    }

    /** The key of the pack that belongs to an image alone. */
    static String ownPack(Manifest manifest) {
        return manifest.packs().get(0).key();
    }

    /**
     * Deletes the parts that may be visible, since a store that became full would otherwise stay full. Once the commit of the
     * manifest has begun, nothing is deleted: the manifest may appear although the answer was lost, and needs its parts.
     *
     * <p>Only while the claim on the manifest is certainly held, the blobs under these keys are this writer's own. A writer that
     * was suspended for hours has lost it, and its successor may have the generation: all is then left to the
     * collection of orphans. The table goes last, since it keeps the name taken.
     */
    @Override
    public void close() throws IOException {
        base.ifPresent(BaseImage::close);
        try (manifestSink;
                pack;
                tableSink;
                renewal) {
            if (!visible.isEmpty() && manifestSink.isHeld()) {
                Collections.reverse(visible);
                for (String part : visible) {
                    blobs.delete(part);
                }
            }
        }
    }
}
