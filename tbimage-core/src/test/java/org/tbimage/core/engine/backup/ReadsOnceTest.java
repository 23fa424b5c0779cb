package org.tbimage.core.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.engine.ImageSource;
import org.tbimage.core.engine.Restore;
import org.tbimage.core.engine.Rig;
import org.tbimage.core.engine.restore.CellDigests;
import org.tbimage.core.engine.restore.CellGrid;
import org.tbimage.core.job.JobContext;
import org.tbimage.core.job.RestoreResult;
import org.tbimage.device.BlockDevice;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.BlobStore;
import org.tbimage.store.ImageStore;
import org.tbimage.store.PlainImage;
import org.tbimage.testkit.device.FilterDevice;
import org.tbimage.testkit.store.FilterBlobStore;

/** A restore reads a plain file twice, and a chunk table three times, and not more often. */
class ReadsOnceTest {
    @TempDir
    Path folder;

    /** Counts what is read of it. */
    private static final class Counted implements PlainImage {
        private final byte[] bytes;
        private final AtomicLong read = new AtomicLong();

        Counted(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public String key() {
            return "plain.gz";
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return counting(new ByteArrayInputStream(bytes), read);
        }
    }

    private static InputStream counting(InputStream stream, AtomicLong read) {
        return new FilterInputStream(stream) {
            @Override
            public int read() throws IOException {
                int b = super.read();
                read.addAndGet(b < 0 ? 0 : 1);
                return b;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int n = super.read(target, offset, length);
                read.addAndGet(Math.max(0, n));
                return n;
            }
        };
    }

    private static byte[] content() {
        byte[] content = new byte[(5 << 20) + 512];
        new Random(3).nextBytes(content);
        return content;
    }

    private static Counted plain(byte[] content) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(file)) {
            gzip.write(content);
        }
        return new Counted(file.toByteArray());
    }

    /** Once to prove it before the first write, once to write it. Its digests serve to read back. */
    @Test
    void aPlainFileIsExpandedTwice() throws IOException {
        Rig rig = new Rig(folder);
        byte[] content = content();
        Counted file = plain(content);
        JobContext context = rig.context(ProgressListener.SILENT);
        try (BlockDevice target = rig.disk("target", Rig.dirty(content.length))) {
            Restore restore = new Restore(context, ImageSource.of(file, context), target, Rig.PLAINLY);
            restore.check();
            RestoreResult result = restore.run();
            assertThat(result.readBackBytes()).isGreaterThanOrEqualTo(content.length);
            assertThat(rig.contentOf(target)).isEqualTo(content);
        }
        long length = file.bytes.length;
        assertThat(file.read.get()).isBetween(2 * length, 2 * length + (64 << 10));
    }

    /** What was written is read back all the same: a disk that changes it is found, wherever that is. */
    @Test
    void readBackOfAPlainFileFindsWhatTheDiskDidNotKeep() throws IOException {
        Rig rig = new Rig(folder);
        byte[] content = content();
        JobContext context = rig.context(ProgressListener.SILENT);
        for (long place : new long[] {0, 100, 1 << 20, (3 << 20) + 7, content.length - 1}) {
            Counted file = plain(content);
            try (BlockDevice disk = rig.disk("target" + place, Rig.dirty(content.length));
                    BlockDevice forgetful = new Forgetful(disk, place)) {
                Restore restore = new Restore(context, ImageSource.of(file, context), forgetful, Rig.PLAINLY);
                assertThatThrownBy(restore::run)
                        .as("byte %d", place)
                        .isInstanceOfSatisfying(
                                ImagingException.class,
                                e -> assertThat(e.problem()).isEqualTo(Problem.READ_BACK_FAILED));
            }
        }
    }

    /** Gives back one byte wrongly when the medium is read. */
    private static final class Forgetful extends FilterDevice {
        private final long place;

        Forgetful(BlockDevice disk, long place) {
            super(disk);
            this.place = place;
        }

        @Override
        public void readMedium(long offset, ByteBuffer target) throws IOException {
            int start = target.position();
            super.readMedium(offset, target);
            int at = (int) (place - offset);
            if (at >= 0 && at < target.limit() - start) {
                target.put(start + at, (byte) ~target.get(start + at));
            }
        }
    }

    /** Once when the image is opened, once to write, once to read back; its beginning for what lies there. */
    @Test
    void aChunkTableIsReadThreeTimes() throws IOException {
        Rig rig = new Rig(folder);
        byte[] content = Rig.content("dt".repeat(1000), 0);
        try (BlockDevice disk = rig.disk("disk", content)) {
            rig.backup(disk, "lz4");
        }
        AtomicLong read = new AtomicLong();
        try (ImageStore store = rig.openStoreOver(medium -> new CountingTables(medium, read));
                BlockDevice target = rig.disk("target", Rig.dirty(content.length))) {
            rig.restore(store, target, Rig.PLAINLY);
            assertThat(rig.contentOf(target)).isEqualTo(content);
        }
        long length = Files.size(rig.file(".chunks"));
        assertThat(length).isGreaterThan(200_000);
        assertThat(read.get()).isBetween(3 * length, 3 * length + 3 * (64 << 10));
    }

    private static final class CountingTables extends FilterBlobStore {
        private final AtomicLong read;

        CountingTables(BlobStore medium, AtomicLong read) {
            super(medium);
            this.read = read;
        }

        @Override
        public InputStream stream(String key) throws IOException {
            InputStream stream = super.stream(key);
            return key.endsWith(".chunks") ? counting(stream, read) : stream;
        }
    }

    /** Cells of many chunks, as on disks above 64 GiB: a cell is right if all its chunks are. */
    @Test
    void digestsOfCellsOfManyChunks() {
        int chunk = 1 << 20;
        long size = (long) chunk * CellDigests.MOST_CELLS * 3 + 512;
        CellDigests digests = new CellDigests(size, chunk);
        CellGrid grid = digests.grid();
        assertThat(grid.cells()).isLessThanOrEqualTo(CellDigests.MOST_CELLS + 1);
        assertThat(grid.rangeOf(0).length()).isEqualTo(chunk);
        long end = 0;
        for (int cell = 0; cell < grid.cells(); cell++) {
            assertThat(grid.rangeOf(cell).offset()).isEqualTo(end);
            end = grid.rangeOf(cell).end();
        }
        assertThat(end).isEqualTo(size);
        assertThat(grid.indexOf(size - 1)).isEqualTo(grid.cells() - 1);
    }
}
