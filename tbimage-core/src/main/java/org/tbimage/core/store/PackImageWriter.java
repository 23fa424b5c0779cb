package org.tbimage.core.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tbimage.codec.Codec;
import org.tbimage.core.image.Manifest;
import org.tbimage.core.image.ManifestWriter;
import org.tbimage.core.image.PackRecord;
import org.tbimage.core.image.TableRecord;
import org.tbimage.core.image.TableWriter;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.BlobStore;
import org.tbimage.store.FrameRef;
import org.tbimage.store.ImageDraft;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageStats;
import org.tbimage.store.ImageWriter;
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
    private final String packKey;
    private final PackBuilder pack;
    private final BlobStore.Sink tableSink;
    private final TableWriter table;
    private final List<ByteRange> unreadable = new ArrayList<>();
    private long unreadableBytes;
    private long dataChunks;
    private long zeroChunks;

    private PackImageWriter(
            PackStore store,
            BlobStore blobs,
            ImageDraft draft,
            Codec codec,
            ImageRef ref,
            BlobStore.Sink packSink,
            BlobStore.Sink tableSink)
            throws IOException {
        this.store = store;
        this.blobs = blobs;
        this.draft = draft;
        this.ref = ref;
        this.packKey = ImageKeys.pack(ref, codec.fileSuffix());
        this.pack = new PackBuilder(packSink, codec.newTrailer());
        this.tableSink = tableSink;
        ChunkGrid grid = new ChunkGrid(draft.geometry().size(), draft.encoding().chunkSize());
        this.table = new TableWriter(tableSink, grid, List.of(packKey));
    }

    /**
     * Claims the next free generation, which is later than {@code last} even where this machine's clock is behind: else a
     * box whose clock has lost its battery would make images that nobody finds newest.
     */
    static ImageWriter begin(PackStore store, BlobStore blobs, ImageDraft draft, Codec codec, Optional<Generation> last)
            throws IOException {
        Instant earliest = last.map(g -> g.second().plusSeconds(1)).orElse(Instant.MIN);
        Instant second = draft.createdAt().isBefore(earliest) ? earliest : draft.createdAt();
        Generation generation = Generation.at(second);
        while (true) {
            ImageRef ref = new ImageRef(draft.name(), generation);
            Optional<BlobStore.Sink> tableSink = blobs.create(ImageKeys.table(ref));
            if (tableSink.isPresent()) {
                Optional<ImageWriter> writer = open(store, blobs, draft, codec, ref, tableSink.get());
                if (writer.isPresent()) {
                    return writer.get();
                }
            }
            if (generation.serial() == Generation.MAX_SERIAL) {
                throw new ImagingException(
                        Problem.STORE_FAILED,
                        store.location() + ": no generation is free for " + draft.name() + " in second "
                                + generation.second(),
                        "other writers of the same image are at work; try again");
            }
            generation = generation.next();
        }
    }

    /** Empty if parts of a generation of that name are there, as a writer leaves them that was killed. */
    private static Optional<ImageWriter> open(
            PackStore store, BlobStore blobs, ImageDraft draft, Codec codec, ImageRef ref, BlobStore.Sink tableSink)
            throws IOException {
        Optional<BlobStore.Sink> packSink = Optional.empty();
        try {
            packSink = blobs.create(ImageKeys.pack(ref, codec.fileSuffix()));
            if (packSink.isPresent() && blobs.length(ImageKeys.manifest(ref)).isEmpty()) {
                return Optional.of(new PackImageWriter(store, blobs, draft, codec, ref, packSink.get(), tableSink));
            }
        } catch (IOException | RuntimeException e) {
            BlobStore.Sink begun = packSink.orElse(null);
            try (tableSink;
                    begun) {
                throw e; // both are closed on the way, and a failure to close is kept with it
            }
        }
        BlobStore.Sink begun = packSink.orElse(null);
        try (tableSink;
                begun) {
            return Optional.empty();
        }
    }

    @Override
    public ImageRef ref() {
        return ref;
    }

    @Override
    public void put(ByteRange range, Sha256 digest, ByteBuffer frame, List<ByteRange> bad) throws IOException {
        FrameRef stored = pack.add(frame, Math.toIntExact(range.length()));
        table.add(new Chunk(range, digest, stored, bad));
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
        if (range.length() % contentLength != 0) {
            throw new IllegalArgumentException(range + " is no multiple of " + contentLength);
        }
        FrameRun run = pack.repeat(frame, contentLength, range.length() / contentLength);
        table.add(new Zeros(range, Optional.of(run)));
        zeroChunks += run.count();
    }

    @Override
    public ImageInfo publish(Duration took, long reusedChunks) throws IOException {
        TableWriter.Written written = table.finish();
        ImageInfo info;
        // claimed before pack and table can be seen: without a claim, they are sure to be nobody's
        try (BlobStore.Sink manifest = blobs.create(ImageKeys.manifest(ref)).orElseThrow(this::taken)) {
            PackRecord record = pack.commit(packKey);
            tableSink.commit();
            info = new ImageInfo(draft, ref.generation(), stats(record, reusedChunks), took);
            TableRecord tableRecord = new TableRecord(ImageKeys.table(ref), written.length(), written.digest());
            manifest.write(ManifestWriter.write(new Manifest(info, tableRecord, List.of(record))));
            manifest.commit();
        }
        try {
            store.refreshAlias(ref.name(), true);
        } catch (IOException e) {
            // the image is published and whole; only the name for people does not lead to it
            LOG.warn("{} is published, but the stable name of its pack could not be set: {}", ref, e.toString());
        }
        return info;
    }

    private ImageStats stats(PackRecord record, long reusedChunks) {
        return new ImageStats(dataChunks, zeroChunks, reusedChunks, record.length(), unreadableBytes, unreadable);
    }

    private ImagingException taken() {
        return new ImagingException(
                Problem.STORE_FAILED,
                store.location() + ": another writer published " + ref,
                "see 'list'; run the backup again if its image is still wanted");
    }

    /** The key of the pack that belongs to an image alone. */
    static String ownPack(Manifest manifest) {
        return manifest.packs().get(0).key();
    }

    @Override
    public void close() throws IOException {
        try (pack) {
            tableSink.close();
        }
    }
}
