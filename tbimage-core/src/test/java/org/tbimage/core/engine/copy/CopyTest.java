package org.tbimage.core.engine.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.action.CancelledException;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.engine.Copy;
import org.tbimage.core.engine.Rig;
import org.tbimage.core.engine.Verify;
import org.tbimage.core.job.CopyResult;
import org.tbimage.core.job.JobContext;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.DiskIdentity;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.ImageConflictException;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.value.ImageName;

/** An image is copied to another store chunk by chunk, with its generation, times and statistics. */
class CopyTest {
    private static final ImageName OTHER = new ImageName("box2", "vda");

    @TempDir
    private Path folder;

    private final byte[] content = Rig.content("dtzzzdzd", 1536);

    private Rig imaged(String codec) throws IOException {
        Rig rig = new Rig(folder.resolve("from"));
        try (BlockDevice disk = rig.disk("disk", content)) {
            rig.backup(disk, codec);
        }
        return rig;
    }

    private static CopyResult copy(JobContext context, ImageStore from, ImageStore to) throws IOException {
        try (ImageReader image = from.open(from.list().get(0))) {
            return new Copy(context).to(image, to, OTHER, DiskIdentity.NONE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd", "xz", "lz4"})
    void theCopyIsTheImageInAnotherStore(String codec) throws IOException {
        Rig rig = imaged(codec);
        JobContext context = rig.context(ProgressListener.SILENT);
        try (ImageStore from = rig.openStore();
                ImageStore to = new Rig(folder.resolve("to")).openStore()) {
            ImageInfo image = from.info(from.list().get(0));
            CopyResult result = copy(context, from, to);
            ImageInfo copied = to.info(result.image());
            assertThat(result.linked()).isFalse();
            assertThat(result.copiedBytes())
                    .isPositive()
                    .isLessThanOrEqualTo(image.stats().storedBytes());
            assertThat(copied.generation()).isEqualTo(image.generation());
            assertThat(copied.draft().createdAt()).isEqualTo(image.draft().createdAt());
            assertThat(copied.took()).isEqualTo(image.took());
            assertThat(copied.stats()).isEqualTo(image.stats());
            try (ImageReader reader = to.open(result.image())) {
                new Verify(context).image(reader);
                assertThat(new org.tbimage.core.engine.ImageDevice(to.open(result.image()), context.codecs())
                                .stream().readAllBytes())
                        .isEqualTo(content);
            }
        }
    }

    /** A copy that is made twice is refused the second time, and the first one stays. */
    @Test
    void aTakenGenerationIsAConflict() throws IOException {
        Rig rig = imaged("zstd");
        JobContext context = rig.context(ProgressListener.SILENT);
        try (ImageStore from = rig.openStore();
                ImageStore to = new Rig(folder.resolve("to")).openStore()) {
            CopyResult first = copy(context, from, to);
            assertThatThrownBy(() -> copy(context, from, to))
                    .isInstanceOfSatisfying(
                            ImageConflictException.class,
                            e -> assertThat(e.ref()).isEqualTo(first.image()));
            assertThat(to.list()).containsExactly(first.image());
        }
    }

    @Test
    void damageIsNotCopied() throws IOException {
        Rig rig = imaged("zstd");
        Rig.flip(rig.file(".raw.zst"), 100, 3);
        Rig target = new Rig(folder.resolve("to"));
        try (ImageStore from = rig.openStore();
                ImageStore to = target.openStore()) {
            assertThatThrownBy(() -> copy(rig.context(ProgressListener.SILENT), from, to))
                    .isInstanceOf(DamagedImageException.class);
            assertThat(to.list()).isEmpty();
            assertThat(target.files()).isEmpty();
        }
    }

    @Test
    void aCancelledCopyLeavesNothing() throws IOException {
        Rig rig = imaged("zstd");
        JobContext context = rig.context(ProgressListener.SILENT);
        context.cancellation().request();
        Rig target = new Rig(folder.resolve("to"));
        try (ImageStore from = rig.openStore();
                ImageStore to = target.openStore()) {
            assertThatThrownBy(() -> copy(context, from, to)).isInstanceOf(CancelledException.class);
            assertThat(to.list()).isEmpty();
            try (var files = Files.walk(target.storeFolder())) {
                assertThat(files.filter(Files::isRegularFile)).isEmpty();
            }
        }
    }

    /** Within a directory the packs get a second name. */
    @Test
    void aDirectoryLinksThePacks() throws IOException {
        Rig rig = imaged("zstd");
        try (ImageStore store = rig.openStore()) {
            CopyResult result = new Copy(rig.context(ProgressListener.SILENT))
                    .within(store, store.list().get(0), OTHER, DiskIdentity.NONE);
            assertThat(result.linked()).isTrue();
            assertThat(store.info(result.image()).generation())
                    .isEqualTo(store.list().get(0).generation());
        }
    }
}
