package org.tbimage.core.engine.copy;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tbimage.action.Stage;
import org.tbimage.codec.Codec;
import org.tbimage.core.engine.backup.BackupSink;
import org.tbimage.core.engine.backup.PieceSource;
import org.tbimage.core.engine.frame.FrameReader;
import org.tbimage.core.engine.work.ChunkJob;
import org.tbimage.core.engine.work.JobSource;
import org.tbimage.store.FrameRef;
import org.tbimage.store.ImageReader;
import org.tbimage.store.TableEntry;
import org.tbimage.store.TableEntry.Chunk;

/**
 * Gives the entries of an image that is cut by content as jobs of a copy that is cut alike. A job has the entries of one piece of the
 * disk, and a new frame never holds chunks of two pieces, so each frame is read for one job.
 */
final class CutSource implements JobSource, Closeable {
    private static final int MOST_ENTRIES = 10_000;

    private final ImageReader.EntryCursor entries;
    private final FrameReader frames;
    private final Optional<Codec> keep;
    private final BackupSink sink;
    private final int chunkSize;
    private final int pieceSize;
    private @Nullable TableEntry ahead;
    private @Nullable FrameRef lastRead;
    private long readBytes;

    /** The caller closes the image and the sink. Frames of the codec {@code keep} may be taken as they are. */
    CutSource(ImageReader image, Optional<Codec> keep, BackupSink sink) throws IOException {
        this.frames = new FrameReader(image);
        this.keep = keep;
        this.sink = sink;
        this.chunkSize = image.info().draft().encoding().chunkSize();
        this.pieceSize = PieceSource.pieceSize(chunkSize);
        this.entries = image.entries();
    }

    @Override
    public String deliveryStage() {
        return Stage.STORE;
    }

    @Override
    public @Nullable ChunkJob next() throws IOException {
        List<TableEntry> piece = new ArrayList<>();
        long end = Long.MAX_VALUE;
        long content = 0;
        for (TableEntry entry = take(); entry != null; entry = take()) {
            if (entry instanceof Chunk) {
                end = content == 0 ? (entry.range().offset() / pieceSize + 1) * pieceSize : end;
                content += entry.range().length();
                if (entry.range().end() > end || content > pieceSize) {
                    ahead = entry;
                    break;
                }
            }
            piece.add(entry);
            if (piece.size() == MOST_ENTRIES) {
                break;
            }
        }
        return piece.isEmpty() ? null : new PieceCopy(piece, frames, keep, sink, chunkSize, this::read);
    }

    private @Nullable TableEntry take() throws IOException {
        TableEntry entry = ahead == null ? entries.next() : ahead;
        ahead = null;
        return entry;
    }

    /** Counts a frame once if its chunks follow each other. */
    private void read(FrameRef frame) {
        readBytes += frame.equals(lastRead) ? 0 : frame.length();
        lastRead = frame;
    }

    /** {@return bytes of the frames that were read so far} */
    long readBytes() {
        return readBytes;
    }

    @Override
    public void close() throws IOException {
        entries.close();
    }
}
