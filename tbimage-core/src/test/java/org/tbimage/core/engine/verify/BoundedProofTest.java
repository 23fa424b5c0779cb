package org.tbimage.core.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.core.engine.Rig;
import org.tbimage.core.engine.frame.FrameReader;
import org.tbimage.core.engine.frame.ZeroFrameProof;
import org.tbimage.core.engine.work.ChunkJob;
import org.tbimage.core.image.PackFrame;
import org.tbimage.device.BlockDevice;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.store.TableEntry.FrameRun;
import org.tbimage.store.TableEntry.Zeros;
import org.tbimage.value.ByteRange;

/** Proving the frames of a run of zeros needs no memory for each frame, however long the run. */
class BoundedProofTest {
    private static final int CHUNK = 1 << 20;
    private static final int MOST_BYTES = 64 << 10;

    @TempDir
    Path folder;

    /** A stored frame (gzip level 0) is longer than its chunk, so that each needs a job of its own: 8 TiB have 2^23. */
    @Test
    void jobsAreMadeOneByOne() throws IOException {
        Rig rig = new Rig(folder);
        try (BlockDevice disk = rig.disk("disk", Rig.content("z", 0))) {
            rig.backup(disk, "gzip");
        }
        try (ImageStore store = rig.openStore();
                ImageReader image = store.open(store.list().get(0))) {
            long count = 1L << 23;
            FrameRun run = new FrameRun(new PackFrame(0, 0, CHUNK + 100, 7, CHUNK), count);
            Zeros zeros = new Zeros(new ByteRange(0, count * CHUNK), Optional.of(run));
            ZeroFrameProof proof = new ZeroFrameProof(image, new FrameReader(image));
            assertThat(proof.jobs(zeros).hasNext()).isTrue(); // classes are loaded before it is measured
            long before = allocated();
            Iterator<ChunkJob> jobs = proof.jobs(zeros);
            for (int i = 0; i < 3; i++) {
                assertThat(jobs.next()).isNotNull();
            }
            assertThat(allocated() - before).isLessThan(MOST_BYTES);
        }
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
