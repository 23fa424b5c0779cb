package org.tbimage.core.engine.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.tbimage.core.rescue.ReadCheck;
import org.tbimage.device.BadBlockException;
import org.tbimage.device.BlockDevice;
import org.tbimage.value.ByteRange;
import org.tbimage.value.ChunkGrid;

/** Reads pieces of several chunks of a disk that may have bad places: with one request if all is well. Safe for many threads. */
final class PieceReader implements PieceContent {
    private final BlockDevice device;
    private final ChunkReader chunks;
    private final ChunkGrid grid;

    /** The caller closes the device. */
    PieceReader(BlockDevice device, ChunkReader chunks, ChunkGrid grid) {
        this.device = device;
        this.chunks = chunks;
        this.grid = grid;
    }

    @Override
    public List<ByteRange> read(ByteRange range, ByteBuffer target) throws IOException {
        List<ByteRange> lost = readWhole(range, target) ? List.of() : readChunks(range, target);
        target.position(0).limit(Math.toIntExact(range.length()));
        return lost;
    }

    private boolean readWhole(ByteRange range, ByteBuffer target) throws IOException {
        if (chunksOf(range).stream().anyMatch(chunks::hasSkipped)) {
            return false;
        }
        try {
            ByteBuffer piece = target.slice(0, Math.toIntExact(range.length()));
            device.read(range.offset(), piece);
            ReadCheck.check(device, range, piece);
            return true;
        } catch (BadBlockException e) {
            return false; // the chunks are read one by one, so that only those with a bad place take long
        }
    }

    private List<ByteRange> readChunks(ByteRange range, ByteBuffer target) throws IOException {
        List<ByteRange> lost = new ArrayList<>();
        for (ByteRange chunk : chunksOf(range)) {
            int at = Math.toIntExact(chunk.offset() - range.offset());
            lost.addAll(chunks.read(chunk, target.slice(at, Math.toIntExact(chunk.length()))));
        }
        return lost;
    }

    private List<ByteRange> chunksOf(ByteRange range) {
        return LongStream.rangeClosed(grid.indexOf(range.offset()), grid.indexOf(range.end() - 1))
                .mapToObj(grid::rangeOf)
                .toList();
    }
}
