package org.tbimage.core.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.core.engine.Rig;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.Extent;
import org.tbimage.store.ImageInfo;
import org.tbimage.testkit.device.FilterDevice;
import org.tbimage.testkit.device.RecordingDevice;
import org.tbimage.value.ByteRange;

/** Zeros that a disk knows of are not read, wherever they begin and end, and nothing beside them is taken for zeros. */
class SparseBackupTest {
    private static final int SECTOR = 512;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsKnownToBeZerosIsAllThatIsNotRead(long seed) throws IOException {
        Random random = new Random(seed);
        byte[] content = Rig.content("d".repeat(48), random.nextInt(3) * SECTOR);
        List<Extent> extents = punch(content, random);
        Rig rig = new Rig(folder);
        try (RecordingDevice disk = rig.disk("disk", content);
                BlockDevice sparse = new Sparse(disk, extents)) {
            ImageInfo image = rig.backup(sparse, "lz4");
            assertThat(image.stats().zeroChunks()).isEqualTo(zeroChunks(content));
            long unread = zeroChunks(content) * Rig.CHUNK;
            long besides = 8L * Rig.CHUNK; // what the disk says of itself at its beginning and its end
            assertThat(unread).isGreaterThan(besides);
            assertThat(disk.bytesRead()).isLessThan(content.length - unread + besides);
        }
        try (RecordingDevice target = rig.disk("target", Rig.dirty(content.length))) {
            rig.restore(target);
            assertThat(rig.contentOf(target)).isEqualTo(content);
        }
    }

    /** Zeros from any sector to any other one, in turn with data. */
    private static List<Extent> punch(byte[] content, Random random) {
        List<Extent> extents = new ArrayList<>();
        boolean zeros = random.nextBoolean();
        for (int at = 0; at < content.length; zeros = !zeros) {
            int end = Math.min(content.length, at + (1 + random.nextInt(3 * Rig.CHUNK / SECTOR)) * SECTOR);
            if (zeros) {
                Arrays.fill(content, at, end, (byte) 0);
            }
            extents.add(new Extent(new ByteRange(at, end - at), zeros ? Extent.Kind.ZERO : Extent.Kind.DATA));
            at = end;
        }
        return extents;
    }

    private static long zeroChunks(byte[] content) {
        long count = 0;
        for (int at = 0; at < content.length; at += Rig.CHUNK) {
            byte[] chunk = Arrays.copyOfRange(content, at, Math.min(content.length, at + Rig.CHUNK));
            count += Arrays.equals(chunk, new byte[chunk.length]) ? 1 : 0;
        }
        return count;
    }

    private static final class Sparse extends FilterDevice {
        private final List<Extent> all;

        Sparse(BlockDevice behind, List<Extent> all) {
            super(behind);
            this.all = all;
        }

        @Override
        public List<Extent> extents(ByteRange range) {
            List<Extent> found = new ArrayList<>();
            for (Extent extent : all) {
                long from = Math.max(range.offset(), extent.range().offset());
                long end = Math.min(range.end(), extent.range().end());
                if (from < end) {
                    found.add(new Extent(new ByteRange(from, end - from), extent.kind()));
                }
            }
            return found;
        }
    }
}
