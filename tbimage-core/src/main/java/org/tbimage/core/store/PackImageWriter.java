package org.tbimage.core.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tbimage.codec.Codec;
import org.tbimage.codec.PackTrailer;
import org.tbimage.core.image.Manifest;
import org.tbimage.core.image.PackFrame;
import org.tbimage.core.image.PackRecord;
import org.tbimage.core.image.TableIndex;
import org.tbimage.core.image.TableRecord;
import org.tbimage.core.image.TableWriter;
import org.tbimage.provider.Providers;
import org.tbimage.store.BlobConflictException;
import org.tbimage.store.BlobStore;
import org.tbimage.store.FrameRef;
import org.tbimage.store.ImageConflictException;
import org.tbimage.store.ImageDraft;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageWriter;
import org.tbimage.store.NewImage;
import org.tbimage.store.StoredFrame;
import org.tbimage.store.TableEntry.Chunk;
import org.tbimage.store.TableEntry.FrameRun;
import org.tbimage.store.TableEntry.Zeros;
import org.tbimage.value.ByteRange;
import org.tbimage.value.ChunkGrid;
import org.tbimage.value.ImageRef;
import org.tbimage.value.Sha256;

/**
 * Writes an image: its own pack with the new frames in disk order, the table, and at last the manifest. The pack of a
 * self-contained image holds every frame, those of zeros included. An image that shares packs refers to the other frames.
 */
final class PackImageWriter implements ImageWriter {
    private static final Logger LOG = LoggerFactory.getLogger(PackImageWriter.class);

    private final PackStore store;
    private final BlobStore blobs;
    private final Providers<Codec> codecs;
    private final ImageDraft draft;
    private final ImageClaim claim;
    private final ImageRef ref;
    private final Codec codec;
    private final FrameFinder finder;
    private final Optional<SharedPacks> shared;
    private final boolean cutByContent;
    private final boolean selfContained;
    private final String packKey;
    private final PackBuilder pack;
    private final ClaimRenewal renewal;
    private final Publishing publishing;
    private final TableWriter table;
    private final Sketch sketch = new Sketch();
    private final PackUse use = new PackUse();
    private final ImageCounts counts = new ImageCounts();
    private final List<String> visible = new ArrayList<>();

    /** Takes over the claim, its renewal and the finder, and closes them. */
    PackImageWriter(
            PackStore store,
            BlobStore blobs,
            Providers<Codec> codecs,
            NewImage image,
            ImageClaim claim,
            ClaimRenewal renewal,
            FrameFinder finder)
            throws IOException {
        this.store = store;
        this.blobs = blobs;
        this.codecs = codecs;
        this.draft = image.draft();
        this.claim = claim;
        this.ref = claim.ref();
        this.codec = image.codec();
        this.finder = finder;
        this.shared = finder.shared();
        this.cutByContent = finder.isCutByContent();
        this.packKey = ImageKeys.pack(ref, codec.fileSuffix());
        this.pack = new PackBuilder(claim.pack());
        this.renewal = renewal;
        this.publishing = new Publishing(blobs, ref, claim.manifest());
        ChunkGrid grid = new ChunkGrid(draft.geometry().size(), draft.encoding().chunkSize());
        this.selfContained = shared.isEmpty() && !cutByContent;
        this.table = selfContained
                ? new TableWriter(claim.table(), grid, List.of(packKey))
                : new TableWriter(claim.table(), grid, codec, draft.encoding().level());
    }

    @Override
    public ImageRef ref() {
        return ref;
    }

    @Override
    public Optional<StoredFrame> find(ByteRange range, Sha256 digest) {
        return finder.find(range, digest);
    }

    @Override
    public void put(ByteRange range, Sha256 digest, ByteBuffer frame, List<ByteRange> bad) throws IOException {
        add(new Chunk(range, digest, pack.add(frame, Math.toIntExact(range.length())), 0, bad));
    }

    @Override
    public void putStored(ByteRange range, Sha256 digest, StoredFrame frame, List<ByteRange> bad) throws IOException {
        if (!(frame instanceof SharedFrame stored)) {
            throw new IllegalArgumentException("a frame of another store, or one that is not shared: " + frame);
        }
        use.add(stored.frame());
        add(new Chunk(range, digest, stored.frame(), stored.at(), bad));
    }

    @Override
    public boolean isCutByContent() {
        return cutByContent;
    }

    @Override
    public FrameRef putFrame(ByteBuffer frame, int contentLength) throws IOException {
        return pack.add(frame, contentLength);
    }

    @Override
    public void putPart(ByteRange range, Sha256 digest, FrameRef frame, int at, List<ByteRange> bad)
            throws IOException {
        Chunk chunk = new Chunk(range, digest, PackFrame.of(frame), at, bad);
        add(chunk);
        finder.added(chunk);
    }

    private void add(Chunk chunk) throws IOException {
        table.add(chunk);
        counts.add(chunk);
        sketch.add(chunk.digest().prefix());
    }

    @Override
    public void putZeros(ByteRange range, ByteBuffer frame, int contentLength) throws IOException {
        long count = range.length() / contentLength;
        Optional<FrameRun> run =
                selfContained ? Optional.of(pack.repeat(frame, contentLength, count)) : Optional.empty();
        table.add(new Zeros(range, run));
        counts.addZeros(count);
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
        if (cutByContent) {
            visible.add(ImageKeys.sketch(ref));
            blobs.putIfAbsent(ImageKeys.sketch(ref), sketch.write());
        }
        visible.add(packKey);
        pack.commit();
        Manifest manifest = manifest(tableRecord, took, reusedChunks);
        publishing.publish(manifest);
        return manifest;
    }

    private TableRecord commitTable() throws IOException {
        TableWriter.Written written = table.finish();
        visible.add(ImageKeys.table(ref));
        claim.table().commit();
        return written.record(ImageKeys.table(ref));
    }

    private void appendTrailer(TableRecord tableRecord) throws IOException {
        Optional<PackTrailer> trailer = codec.newTrailer(pack.frames());
        if (trailer.isPresent()) {
            Manifest soFar = manifest(tableRecord, Duration.ZERO, 0);
            try (ImageReader image = new PackImageReader(new ImageParts(blobs, soFar, codecs), new TableIndex())) {
                new TrailerWriter(trailer.get(), pack).appendFor(image);
            }
        }
    }

    private Manifest manifest(TableRecord tableRecord, Duration took, long reusedChunks) {
        PackRecord own = pack.record(packKey);
        List<PackRecord> packs = new ArrayList<>(List.of(own));
        for (PackRecord other : shared.map(SharedPacks::linked).orElse(List.of())) {
            packs.add(other.using(use.of(packs.size(), other)));
        }
        long others = packs.stream().skip(1).mapToLong(PackRecord::usedBytes).sum();
        ImageInfo info = new ImageInfo(draft, ref.generation(), counts.stats(reusedChunks, own.length(), others), took);
        return new Manifest(info, tableRecord, packs);
    }

    @Override
    public void close() throws IOException {
        finder.close();
        try (claim;
                pack;
                renewal;
                table) {
            shared.ifPresent(packs -> packs.linked().forEach(link -> visible.add(link.key())));
            publishing.giveUp(visible);
        }
    }
}
