package org.tbimage.core.store;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.tbimage.core.image.Crc32c;
import org.tbimage.core.image.Manifest;
import org.tbimage.core.image.PackFrame;
import org.tbimage.core.image.PackRecord;
import org.tbimage.core.image.TableIndex;
import org.tbimage.core.image.TablePages;
import org.tbimage.core.image.TableReader;
import org.tbimage.store.BlobMissingException;
import org.tbimage.store.BlobStore;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.FrameRef;
import org.tbimage.store.ImageDraft;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.MissingPartException;
import org.tbimage.store.PackInfo;
import org.tbimage.store.TableEntry;
import org.tbimage.store.TableEntry.Zeros;
import org.tbimage.store.UnsupportedImageException;
import org.tbimage.value.ByteRange;
import org.tbimage.value.ChunkGrid;

/**
 * Reads an image from its blob store. Memory holds the manifest and an index of the table; the table itself is read from the
 * blob store each time.
 */
final class PackImageReader implements ImageReader {
    private static final int BUFFER = 64 << 10;

    private final BlobStore blobs;
    private final Manifest manifest;
    private final TableIndex index = new TableIndex();
    private final TablePages pages;

    PackImageReader(BlobStore blobs, Manifest manifest) {
        this.blobs = blobs;
        this.manifest = manifest;
        this.pages = new TablePages(manifest, file(manifest.table().key()), index, this::readTable);
    }

    private byte[] readTable(long from, long end) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(end - from));
        try {
            blobs.read(manifest.table().key(), from, bytes);
        } catch (BlobMissingException e) {
            throw missingTable(e);
        } catch (EOFException e) {
            throw damaged(manifest.table().key(), "the chunk table is shorter than it was");
        }
        return bytes.array();
    }

    /** Refuses an image whose parts do not fit together; reads the table once, and of the packs only the trailers. */
    void check() throws IOException {
        checkTable();
        for (int i = 0; i < manifest.packs().size(); i++) {
            checkPack(i, manifest.packs().get(i));
        }
    }

    /** Refuses an image of which a part is not there in its full length; reads nothing of the packs and the table. */
    void checkLengths() throws IOException {
        String table = manifest.table().key();
        long expected = manifest.table().length();
        long length = blobs.length(table)
                .orElseThrow(() -> new MissingPartException(file(table), "the chunk table is missing", null));
        if (length != expected) {
            throw damaged(table, "the chunk table has " + length + " bytes, and " + expected + " in the manifest");
        }
        for (PackRecord pack : manifest.packs()) {
            long found = blobs.length(pack.key())
                    .orElseThrow(() -> new MissingPartException(file(pack.key()), "the pack is missing", null));
            if (found != pack.length()) {
                throw damaged(
                        pack.key(), "the pack has " + found + " bytes, and " + pack.length() + " in the manifest");
            }
        }
    }

    private DamagedImageException damaged(String key, String what) {
        return DamagedImageException.of(file(key), DamagedImageException.UNKNOWN, what);
    }

    /** Checks digest and lines in one pass. A table of another image is reported as that, not as a wrong line. */
    private void checkTable() throws IOException {
        String file = file(manifest.table().key());
        DigestedTable table = new DigestedTable(openTable(), file, manifest.table());
        try (TableReader entries = new TableReader(table, file, manifest)) {
            TableIndex.Point next = entries.nextPoint();
            while (entries.next() != null) { // reading an entry checks it
                index.add(next);
                next = entries.nextPoint();
            }
            table.check();
        } catch (DamagedImageException | UnsupportedImageException e) {
            checkDigest(file, e);
            throw e;
        }
    }

    private void checkDigest(String file, Exception reason) throws IOException {
        try (DigestedTable table = new DigestedTable(openTable(), file, manifest.table())) {
            table.readToEnd();
            table.check();
        } catch (DamagedImageException e) {
            e.addSuppressed(reason);
            throw e;
        }
    }

    private void checkPack(int number, PackRecord pack) throws IOException {
        OptionalLong length = blobs.length(pack.key());
        if (length.isEmpty()) {
            throw new MissingPartException(file(pack.key()), "the pack is missing", null);
        }
        if (length.getAsLong() != pack.length()) {
            throw new TruncatedPack(this, number, length.getAsLong()).explain(pack.length());
        }
        checkTrailer(number, pack);
    }

    private void checkTrailer(int number, PackRecord pack) throws IOException {
        CRC32C crc = new CRC32C();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        for (long at = pack.framesEnd(); at < pack.length(); at += buffer.limit()) {
            buffer.clear().limit((int) Math.min(BUFFER, pack.length() - at));
            readPack(number, at, buffer);
            crc.update(buffer.flip());
        }
        if ((int) crc.getValue() != pack.trailerCrc()) {
            throw DamagedImageException.of(
                    file(pack.key()), pack.framesEnd(), "the trailer behind the last frame is changed");
        }
    }

    @Override
    public ImageInfo info() {
        return manifest.info();
    }

    @Override
    public List<PackInfo> packs() {
        return manifest.packs().stream()
                .map(pack -> new PackInfo(file(pack.key()), pack.length()))
                .toList();
    }

    @Override
    public EntryCursor entries() throws IOException {
        return new TableReader(openTable(), file(manifest.table().key()), manifest);
    }

    @Override
    public TableEntry entryAt(long offset) throws IOException {
        return pages.at(offset);
    }

    private InputStream openTable() throws IOException {
        try {
            return blobs.stream(manifest.table().key());
        } catch (BlobMissingException e) {
            throw missingTable(e);
        }
    }

    private MissingPartException missingTable(BlobMissingException cause) {
        return new MissingPartException(file(manifest.table().key()), "the chunk table is missing", cause);
    }

    @Override
    public void readFrame(FrameRef frame, ByteRange chunk, ByteBuffer target) throws IOException {
        PackFrame stored = PackFrame.of(frame);
        int start = target.position();
        readPack(stored.pack(), stored.offset(), target);
        if (Crc32c.of(target.slice(start, stored.length())) != stored.crc32c()) {
            throw damaged(stored, chunk, "the frame is changed: its CRC-32C is not that of the chunk table", null);
        }
    }

    @Override
    public void readZeroFrames(Zeros zeros, long first, ByteBuffer target) throws IOException {
        PackFrame frame = PackFrame.of(zeros.frames().orElseThrow().first()).after(first);
        int start = target.position();
        readPack(frame.pack(), frame.offset(), target);
        for (int i = 0; start + (i + 1) * frame.length() <= target.position(); i++) {
            if (Crc32c.of(target.slice(start + i * frame.length(), frame.length())) != frame.crc32c()) {
                long chunk = zeros.range().offset() + (first + i) * frame.contentLength();
                throw damaged(
                        frame.after(i), new ByteRange(chunk, frame.contentLength()), "the frame is changed", null);
            }
        }
    }

    @Override
    public String describe(FrameRef frame) {
        PackFrame stored = PackFrame.of(frame);
        return file(manifest.packs().get(stored.pack()).key()) + " at byte " + stored.offset();
    }

    @Override
    public DamagedImageException damaged(FrameRef frame, ByteRange chunk, String what, @Nullable Throwable cause) {
        PackFrame stored = PackFrame.of(frame);
        String pack = file(manifest.packs().get(stored.pack()).key());
        return DamagedImageException.ofChunk(pack, stored.offset(), grid(), chunk, what, cause);
    }

    private ChunkGrid grid() {
        ImageDraft draft = manifest.info().draft();
        return new ChunkGrid(draft.geometry().size(), draft.encoding().chunkSize());
    }

    private void readPack(int pack, long offset, ByteBuffer target) throws IOException {
        String key = manifest.packs().get(pack).key();
        try {
            blobs.read(key, offset, target);
        } catch (BlobMissingException e) {
            throw new MissingPartException(file(key), "the pack is missing", e);
        } catch (EOFException e) {
            throw new DamagedImageException(
                    file(key), offset, "", DamagedImageException.UNKNOWN, "the pack ends before", e);
        }
    }

    private String file(String key) {
        return blobs.location() + "/" + key;
    }

    @Override
    public void close() {
        // the blob store belongs to the image store, and nothing else is open
    }
}
