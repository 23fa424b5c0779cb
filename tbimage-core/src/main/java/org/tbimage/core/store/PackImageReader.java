package org.tbimage.core.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tbimage.core.image.Crc32c;
import org.tbimage.core.image.Manifest;
import org.tbimage.core.image.PackFrame;
import org.tbimage.core.image.TableIndex;
import org.tbimage.core.image.TablePages;
import org.tbimage.core.image.TableReader;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.FrameRef;
import org.tbimage.store.ImageDraft;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.PackInfo;
import org.tbimage.store.TableEntry;
import org.tbimage.store.TableEntry.Zeros;
import org.tbimage.value.ByteRange;
import org.tbimage.value.ChunkGrid;

/**
 * Reads an image from its blob store. Memory holds the manifest and an index of the table; the table itself is read from the
 * blob store each time.
 */
final class PackImageReader implements ImageReader {
    private final ImageParts parts;
    private final Manifest manifest;
    private final TablePages pages;

    /** An image whose table has that index. */
    PackImageReader(ImageParts parts, TableIndex index) {
        this.parts = parts;
        this.manifest = parts.manifest();
        this.pages = new TablePages(manifest, parts.tableFile(), index, parts::readText);
    }

    @Override
    public ImageInfo info() {
        return manifest.info();
    }

    @Override
    public List<PackInfo> packs() {
        return manifest.packs().stream()
                .map(pack -> new PackInfo(parts.file(pack.key()), pack.length()))
                .toList();
    }

    @Override
    public EntryCursor entries() throws IOException {
        return new TableReader(parts.openText(), parts.tableFile(), manifest);
    }

    @Override
    public TableEntry entryAt(long offset) throws IOException {
        return pages.at(offset);
    }

    /** The entry of a number, from 0. */
    TableEntry entry(long number) throws IOException {
        return pages.entry(number);
    }

    @Override
    public void readFrame(FrameRef frame, ByteRange chunk, ByteBuffer target) throws IOException {
        PackFrame stored = PackFrame.of(frame);
        int start = target.position();
        parts.readPack(stored.pack(), stored.offset(), target);
        if (Crc32c.of(target.slice(start, stored.length())) != stored.crc32c()) {
            throw damaged(stored, chunk, "the frame is changed: its CRC-32C is not that of the chunk table", null);
        }
    }

    @Override
    public void readZeroFrames(Zeros zeros, long first, ByteBuffer target) throws IOException {
        PackFrame frame = PackFrame.of(zeros.frames().orElseThrow().first()).after(first);
        int start = target.position();
        parts.readPack(frame.pack(), frame.offset(), target);
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
        return parts.file(manifest.packs().get(stored.pack()).key()) + " at byte " + stored.offset();
    }

    @Override
    public DamagedImageException damaged(FrameRef frame, ByteRange chunk, String what, @Nullable Throwable cause) {
        PackFrame stored = PackFrame.of(frame);
        String pack = parts.file(manifest.packs().get(stored.pack()).key());
        return DamagedImageException.ofChunk(pack, stored.offset(), grid(), chunk, what, cause);
    }

    private ChunkGrid grid() {
        ImageDraft draft = manifest.info().draft();
        return new ChunkGrid(draft.geometry().size(), draft.encoding().chunkSize());
    }

    @Override
    public void close() {
        // the blob store belongs to the image store, and nothing else is open
    }
}
