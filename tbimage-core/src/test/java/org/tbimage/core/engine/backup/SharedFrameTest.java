package org.tbimage.core.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.action.ProgressListener;
import org.tbimage.action.Stage;
import org.tbimage.action.StageTime;
import org.tbimage.core.engine.Backup;
import org.tbimage.core.engine.Rig;
import org.tbimage.core.job.BackupOptions;
import org.tbimage.core.job.BackupRequest;
import org.tbimage.core.job.BackupResult;
import org.tbimage.device.BlockDevice;
import org.tbimage.store.ImageStore;
import org.tbimage.store.ImageWriter;
import org.tbimage.store.NewImage;
import org.tbimage.store.StoredFrame;
import org.tbimage.testkit.store.FilterImageStore;
import org.tbimage.testkit.store.FilterImageWriter;
import org.tbimage.value.ByteRange;
import org.tbimage.value.Sha256;

/**
 * What a store has already is neither encoded nor fetched nor sent, unless it is to be proven. The store here has all frames
 * of a disk, and says that images can refer to them.
 */
class SharedFrameTest {
    private static final int CHUNKS = 32;

    @TempDir
    private Path folder;

    private final List<ByteRange> referred = new ArrayList<>();
    private final AtomicInteger fetched = new AtomicInteger();

    /** Gives shared frames for all chunks, and stores their bytes behind the scene. */
    private final class SharingStore extends FilterImageStore {
        SharingStore(ImageStore store) {
            super(store);
        }

        @Override
        public ImageWriter create(NewImage image, Consumer<String> warnings) throws IOException {
            ImageWriter writer = super.create(image, warnings);
            return new FilterImageWriter(writer) {
                @Override
                public Optional<StoredFrame> find(ByteRange range, Sha256 digest) {
                    return super.find(range, digest).map(frame -> new Shared(frame));
                }

                @Override
                public void putStored(ByteRange range, Sha256 digest, StoredFrame frame, List<ByteRange> unreadable)
                        throws IOException {
                    referred.add(range);
                    ByteBuffer bytes = ByteBuffer.allocate(frame.length());
                    assertThat(((Shared) frame).behind().read(bytes)).isTrue();
                    put(range, digest, bytes, unreadable);
                }
            };
        }
    }

    private final class Shared implements StoredFrame {
        private final StoredFrame frame;

        Shared(StoredFrame frame) {
            this.frame = frame;
        }

        StoredFrame behind() {
            return frame;
        }

        @Override
        public int length() {
            return frame.length();
        }

        @Override
        public int contentLength() {
            return frame.contentLength();
        }

        @Override
        public boolean isShared() {
            return true;
        }

        @Override
        public boolean read(ByteBuffer target) {
            fetched.incrementAndGet();
            return frame.read(target);
        }

        @Override
        public void reportDamage(String what) {
            throw new AssertionError(what);
        }
    }

    @Test
    void isNeitherEncodedNorFetched() throws IOException {
        Rig rig = new Rig(folder);
        byte[] content = Rig.content("d".repeat(CHUNKS), 0);
        try (BlockDevice disk = rig.disk("disk", content)) {
            rig.backup(disk, "zstd");
            try (ImageStore store = new SharingStore(rig.openStore())) {
                BackupOptions options = BackupOptions.of(rig.codec("zstd")).withChunkSize(Rig.CHUNK);
                BackupRequest request = BackupRequest.of(disk, store, Rig.NAME, rig.codec("zstd"))
                        .with(options);
                BackupResult result = new Backup(rig.context(ProgressListener.SILENT), request).run();
                assertThat(result.image().stats().reusedChunks()).isEqualTo(CHUNKS);
                assertThat(referred).hasSize(CHUNKS);
                assertThat(fetched).as("one of 32 is fetched to be compared").hasValue(CHUNKS / 32);
                assertThat(result.stages())
                        .extracting(StageTime::name)
                        .contains(Stage.READ, Stage.HASH, Stage.STORE)
                        .doesNotContain(Stage.ENCODE);
            }
        }
    }
}
