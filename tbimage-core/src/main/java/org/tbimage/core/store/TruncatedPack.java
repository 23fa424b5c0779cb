package org.tbimage.core.store;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tbimage.core.image.PackFrame;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.ImageReader;
import org.tbimage.store.TableEntry;
import org.tbimage.store.TableEntry.FrameRun;
import org.tbimage.value.ByteRange;
import org.tbimage.value.ChunkGrid;

/** A pack that is shorter than its manifest says: finds the first chunk that it does not hold. */
final class TruncatedPack {
    private final ImageReader image;
    private final int pack;
    private final long length;

    TruncatedPack(ImageReader image, int pack, long length) {
        this.image = image;
        this.pack = pack;
        this.length = length;
    }

    DamagedImageException explain(long expected) throws IOException {
        String file = image.packs().get(pack).key();
        String what = "the pack has " + length + " bytes, and " + expected + " in the manifest";
        ByteRange lost = firstLost();
        if (lost == null) {
            return DamagedImageException.of(file, Math.min(length, expected), what);
        }
        long size = image.info().draft().geometry().size();
        ChunkGrid grid = new ChunkGrid(size, image.info().draft().encoding().chunkSize());
        return DamagedImageException.ofChunk(file, length, grid, lost, what, null);
    }

    private @Nullable ByteRange firstLost() throws IOException {
        try (ImageReader.EntryCursor entries = image.entries()) {
            for (TableEntry entry = entries.next(); entry != null; entry = entries.next()) {
                Optional<FrameRun> run = entry.frames();
                if (run.isPresent()
                        && PackFrame.of(run.get().first()).pack() == pack
                        && PackFrame.end(run.get()) > length) {
                    return firstLost(entry.range(), run.get());
                }
            }
            return null;
        }
    }

    private ByteRange firstLost(ByteRange range, FrameRun run) {
        PackFrame first = PackFrame.of(run.first());
        long whole = Math.max(0, length - first.offset()) / first.length();
        long rest = run.count() == 1 ? range.length() : run.first().contentLength();
        return new ByteRange(range.offset() + whole * run.first().contentLength(), rest);
    }
}
