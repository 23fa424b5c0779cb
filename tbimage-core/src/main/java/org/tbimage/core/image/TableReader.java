package org.tbimage.core.image;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.ImageReader;
import org.tbimage.store.TableEntry;
import org.tbimage.store.TableEntry.Chunk;
import org.tbimage.store.TableEntry.FrameRun;
import org.tbimage.store.TableEntry.Zeros;
import org.tbimage.value.ByteRange;
import org.tbimage.value.Printable;
import org.tbimage.value.Sha256;

/**
 * Parses an untrusted chunk table, entry by entry. It checks every number against the manifest, so that its callers can
 * rely on them. For one thread.
 */
public final class TableReader implements ImageReader.EntryCursor {
    private final TableLines lines;
    private final String file;
    private final Manifest manifest;
    private final boolean part;
    private long covered;
    private boolean ended;
    private @Nullable LineFields ahead;

    /** Reads the header of the table that {@code manifest} describes. Closing the reader closes the stream. */
    public TableReader(InputStream stream, String file, Manifest manifest) throws IOException {
        this.lines = new TableLines(stream, file, 0);
        this.file = file;
        this.manifest = manifest;
        this.part = false;
        try {
            readHeader();
        } catch (IOException | RuntimeException e) {
            lines.close();
            throw e;
        }
    }

    /** Reads entries from the middle of a table, from the point where an entry begins, to the end of the stream. */
    TableReader(InputStream stream, String file, Manifest manifest, TableIndex.Point from) {
        this.lines = new TableLines(stream, file, from.position());
        this.file = file;
        this.manifest = manifest;
        this.part = true;
        this.covered = from.offset();
    }

    /** {@return where the next entry begins, on the disk and in the table} */
    public TableIndex.Point nextPoint() {
        return new TableIndex.Point(covered, ahead == null ? lines.offset() : ahead.offset());
    }

    private void readHeader() throws IOException {
        long version = version();
        expect(TableFormat.DEVICE_SIZE, manifest.info().draft().geometry().size());
        expect(TableFormat.CHUNK_SIZE, manifest.info().draft().encoding().chunkSize());
        List<PackRecord> packs = manifest.packs();
        for (int i = 0; i < packs.size() && version == TableFormat.VERSION_OF_SELF_CONTAINED; i++) {
            LineFields line = take();
            if (!line.is(TableFormat.PACK, 3)
                    || line.number(1) != i
                    || !line.text(2).equals(packs.get(i).named())) {
                throw line.damaged("it does not name the pack that the manifest names");
            }
        }
    }

    private long version() throws IOException {
        LineFields line = take();
        if (!line.is(TableFormat.TITLE, 2) || line.number(1) < 1) {
            throw line.damaged("expected '" + TableFormat.TITLE + "' and a version");
        }
        if (line.number(1) > TableFormat.VERSION) {
            throw VersionCheck.tooNew(file, "the chunk table", line.number(1), TableFormat.VERSION);
        }
        return line.number(1);
    }

    private void expect(String word, long number) throws IOException {
        LineFields line = take();
        if (!line.is(word, 2) || line.number(1) != number) {
            throw line.damaged("expected '" + word + " " + number + "'");
        }
    }

    @Override
    public @Nullable TableEntry next() throws IOException {
        if (ended || !hasMore()) {
            return null;
        }
        LineFields line = take();
        try {
            TableEntry entry = parse(line);
            if (entry != null) {
                advance(line, entry.range());
            }
            return entry;
        } catch (IllegalArgumentException e) {
            throw line.damaged(String.valueOf(e.getMessage()));
        }
    }

    private @Nullable TableEntry parse(LineFields line) throws IOException {
        return switch (line.text(0)) {
            case TableFormat.ZERO -> zeros(line);
            case TableFormat.DATA -> chunk(line, List.of());
            case TableFormat.UNREADABLE -> chunk(line, badRanges(range(line)));
            case TableFormat.END -> end(line);
            default -> throw line.damaged("unknown word");
        };
    }

    private void advance(LineFields line, ByteRange range) throws IOException {
        if (range.offset() != covered
                || range.end() > manifest.info().draft().geometry().size()) {
            throw line.damaged("expected a chunk at byte " + covered + " of the disk");
        }
        covered = range.end();
    }

    private @Nullable TableEntry end(LineFields line) throws IOException {
        long size = manifest.info().draft().geometry().size();
        if (!line.is(TableFormat.END, 1) || covered != size || !lines.atEnd()) {
            throw line.damaged(
                    "the table ends at byte " + covered + " of a disk of " + size + ", or continues after its end");
        }
        ended = true;
        return null;
    }

    private Zeros zeros(LineFields line) throws IOException {
        if (line.is(TableFormat.ZERO, 3)) {
            return new Zeros(range(line), Optional.empty());
        }
        if (!line.is(TableFormat.ZERO, 10) || !line.text(3).equals(TableFormat.NO_DIGEST)) {
            throw line.damaged("malformed");
        }
        PackFrame first = frame(line);
        FrameRun run = new FrameRun(first, line.number(9));
        checkInPack(line, first.pack(), PackFrame.end(run));
        return new Zeros(range(line), Optional.of(run));
    }

    private Chunk chunk(LineFields line, List<ByteRange> unreadable) throws IOException {
        if (!line.is(line.text(0), 10)) {
            throw line.damaged("malformed");
        }
        PackFrame frame = frame(line);
        checkInPack(line, frame.pack(), frame.end());
        return new Chunk(range(line), Sha256.parse(line.text(3)), frame, line.intNumber(9), unreadable);
    }

    private PackFrame frame(LineFields line) throws IOException {
        int contentLength = line.intNumber(8);
        if (contentLength > manifest.info().draft().encoding().chunkSize()) {
            throw line.damaged("a frame whose content is longer than a chunk");
        }
        return new PackFrame(
                line.intNumber(4), line.number(5), line.intNumber(6), Crc32c.parse(line.text(7)), contentLength);
    }

    private void checkInPack(LineFields line, int pack, long end) throws IOException {
        List<PackRecord> packs = manifest.packs();
        if (pack >= packs.size() || end > packs.get(pack).framesEnd()) {
            throw line.damaged("a frame that lies outside its pack");
        }
    }

    private List<ByteRange> badRanges(ByteRange chunk) throws IOException {
        List<ByteRange> bad = new ArrayList<>();
        while (hasMore()) {
            LineFields line = take();
            if (!line.is(TableFormat.BAD, 3)) {
                ahead = line;
                break;
            }
            ByteRange range = range(line);
            boolean ordered = bad.isEmpty() || bad.get(bad.size() - 1).end() <= range.offset();
            if (!chunk.contains(range) || range.length() == 0 || !ordered) {
                throw line.damaged("a bad range outside its chunk, or out of order");
            }
            if (bad.size() == TableFormat.MAX_BAD_RANGES) {
                throw line.damaged("more than " + TableFormat.MAX_BAD_RANGES + " bad ranges of a chunk");
            }
            bad.add(range);
        }
        return bad;
    }

    private static ByteRange range(LineFields line) throws IOException {
        return new ByteRange(line.number(1), line.number(2));
    }

    /** A whole table goes on until its last line; a part of one ends with its stream. */
    private boolean hasMore() throws IOException {
        return !part || ahead != null || !lines.atEnd();
    }

    private LineFields take() throws IOException {
        LineFields line = ahead == null ? lines.next() : ahead;
        ahead = null;
        return line;
    }

    /** Reports damage in a line of the table. */
    static DamagedImageException damaged(String file, long offset, String text, String what) {
        return DamagedImageException.of(file, offset, what + ": '" + Printable.of(text) + "'");
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
