package org.tbimage.core.engine.copy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.tbimage.core.engine.ImageDevice;
import org.tbimage.core.engine.backup.PieceContent;
import org.tbimage.store.ImageReader;
import org.tbimage.store.TableEntry;
import org.tbimage.store.TableEntry.Chunk;
import org.tbimage.value.ByteRange;

/** Reads pieces of the disk in an image. Bytes that could not be read from the disk stay unreadable. Safe for many threads. */
record ImagePieces(ImageReader image, ImageDevice device) implements PieceContent {
    @Override
    public List<ByteRange> read(ByteRange range, ByteBuffer target) throws IOException {
        device.read(range.offset(), target.slice(0, Math.toIntExact(range.length())));
        target.position(0).limit(Math.toIntExact(range.length()));
        List<ByteRange> lost = new ArrayList<>();
        long at = range.offset();
        while (at < range.end()) {
            TableEntry entry = image.entryAt(at);
            if (entry instanceof Chunk chunk) {
                chunk.unreadable().forEach(bad -> addCommon(bad, range, lost));
            }
            at = entry.range().end();
        }
        return lost;
    }

    private static void addCommon(ByteRange bad, ByteRange range, List<ByteRange> lost) {
        long from = Math.max(bad.offset(), range.offset());
        long end = Math.min(bad.end(), range.end());
        if (from < end) {
            lost.add(new ByteRange(from, end - from));
        }
    }
}
