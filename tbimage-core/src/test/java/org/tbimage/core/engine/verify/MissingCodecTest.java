package org.tbimage.core.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tbimage.action.ProgressListener;
import org.tbimage.codec.Codec;
import org.tbimage.core.engine.Backup;
import org.tbimage.core.engine.ImageSource;
import org.tbimage.core.engine.Restore;
import org.tbimage.core.engine.Rig;
import org.tbimage.core.engine.Verify;
import org.tbimage.core.job.BackupOptions;
import org.tbimage.core.job.BackupRequest;
import org.tbimage.core.job.JobContext;
import org.tbimage.device.BlockDevice;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.provider.Providers;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.codec.FilterCodec;

/** T54: an image whose codec is not installed is not damaged; and a codec that is not used never breaks a job. */
class MissingCodecTest {
    private static final byte[] CONTENT = Rig.content("dtzd", 512);
    private static final Map<String, String> ARTIFACTS =
            Map.of("lz4", "org.tbimage:tbimage-codec-lz4", "gzip", "org.tbimage:tbimage-codec-gzip");

    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void makeRig() throws IOException {
        rig = new Rig(folder);
        Files.createDirectories(rig.boxFolder());
    }

    private JobContext with(Codec... codecs) {
        JobContext all = rig.context(ProgressListener.SILENT);
        return new JobContext(
                2,
                all.progress(),
                all.cancellation(),
                all.clock(),
                Providers.of("codec", List.of(codecs), ARTIFACTS),
                "here");
    }

    private static void assertMissing(ThrowingCallable job, String file) {
        assertThatThrownBy(job).isInstanceOfSatisfying(ImagingException.class, e -> {
            assertThat(e.problem()).isEqualTo(Problem.UNKNOWN_PROVIDER);
            assertThat(e).hasMessageContaining(file).hasMessageContaining("lz4");
            assertThat(e.remedy()).contains("add the artifact org.tbimage:tbimage-codec-lz4");
        });
    }

    /** Restore, its plan and the proof of the image need the codec; nothing is written. A comparison does not need it. */
    @Test
    void ofAnImage() throws IOException {
        try (BlockDevice disk = rig.disk("disk", CONTENT)) {
            rig.backup(disk, "lz4");
        }
        JobContext context = with(rig.codec("gzip"));
        try (ImageStore store = rig.openStore();
                ImageReader image = store.open(store.list().get(0));
                org.tbimage.testkit.device.RecordingDevice target = rig.disk("target", Rig.dirty(CONTENT.length))) {
            ImageSource source = ImageSource.of(image);
            assertMissing(() -> source.check(context, false), "10.40.41.42/sda");
            assertMissing(() -> new Restore(context, source, target, Rig.PLAINLY).check(), "10.40.41.42/sda");
            assertMissing(() -> new Verify(context).image(image), "10.40.41.42/sda");
            assertThat(target.written()).isEmpty();
            try (BlockDevice same = rig.disk("same", CONTENT)) {
                assertThat(new Verify(context).device(source, same).none()).isTrue();
            }
        }
    }

    /** A codec of a plug-in can make frames that are longer than those of all others: that, too, is not damage. */
    @Test
    void ofAPlugInWithLongFrames() throws IOException {
        Codec plugIn = new LongFrames(rig.codec("lz4"));
        try (ImageStore store = rig.openStore();
                BlockDevice disk = rig.disk("disk", CONTENT)) {
            rig.backup(store, disk, plugIn, false, ProgressListener.SILENT);
            JobContext context = with(rig.codec("gzip"));
            try (ImageReader image = store.open(store.list().get(0))) {
                assertThatThrownBy(() -> ImageSource.of(image).check(context, false))
                        .isInstanceOfSatisfying(ImagingException.class, e -> {
                            assertThat(e.problem()).isEqualTo(Problem.UNKNOWN_PROVIDER);
                            assertThat(e.remedy()).contains("the artifact that provides the codec 'longframes'");
                        });
            }
        }
    }

    @Test
    void ofAPlainFile() throws IOException {
        try (BlockDevice disk = rig.disk("disk", CONTENT)) {
            rig.backup(disk, "lz4");
        }
        Files.copy(rig.file(".raw.lz4"), rig.boxFolder().resolve("sdb.raw.lz4"));
        JobContext context = with(rig.codec("gzip"));
        try (ImageStore store = rig.openStore()) {
            var plain = store.files()
                    .plainImage(new org.tbimage.value.ImageName("10.40.41.42", "sdb"))
                    .orElseThrow();
            assertMissing(() -> ImageSource.of(plain, context), "sdb.raw.lz4");
        }
    }

    /** What a codec that can't be used does to those who only ask it. */
    enum Broken {
        RECOGNIZES,
        MAX_FRAME_LENGTH,
        FILE_SUFFIX,
        DECODER
    }

    /** All jobs of another codec succeed. */
    @ParameterizedTest
    @EnumSource
    void aBrokenCodecThatIsNotUsedBreaksNoJob(Broken what) throws IOException {
        Codec broken = new BrokenCodec(rig.codec("lz4"), what);
        JobContext context = with(broken, rig.codec("gzip"));
        try (ImageStore store = rig.openStore();
                BlockDevice disk = rig.disk("disk", CONTENT);
                BlockDevice target = rig.disk("target", Rig.dirty(CONTENT.length))) {
            BackupOptions options =
                    BackupOptions.of(rig.codec("gzip")).withLevel(1).withChunkSize(Rig.CHUNK);
            new Backup(context, new BackupRequest(disk, store, Rig.NAME, options, BackupRequest.Base.NONE)).run();
            try (ImageReader image = store.open(store.list().get(0))) {
                new Verify(context).image(image);
                Restore restore = new Restore(context, ImageSource.of(image), target, Rig.PLAINLY);
                restore.check();
                restore.run();
            }
            assertThat(rig.contentOf(target)).isEqualTo(CONTENT);
        }
    }

    @Test
    void aBrokenCodecThatIsNotUsedBreaksNoPlainRestore() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(file)) {
            gzip.write(CONTENT);
        }
        Files.write(rig.boxFolder().resolve("sda.gz"), file.toByteArray());
        for (Broken what : Broken.values()) {
            JobContext context = with(new BrokenCodec(rig.codec("lz4"), what), rig.codec("gzip"));
            try (ImageStore store = rig.openStore();
                    BlockDevice target = rig.disk("target", Rig.dirty(CONTENT.length))) {
                ImageSource source =
                        ImageSource.of(store.files().plainImage(Rig.NAME).orElseThrow(), context);
                new Restore(context, source, target, Rig.PLAINLY).run();
                assertThat(rig.contentOf(target)).isEqualTo(CONTENT);
            }
        }
    }

    private static final class BrokenCodec extends FilterCodec {
        private final Broken what;

        BrokenCodec(Codec codec, Broken what) {
            super(codec);
            this.what = what;
        }

        private void fail(Broken asked) {
            if (asked == what) {
                throw new NoClassDefFoundError("net/jpountz/lz4/LZ4Factory");
            }
        }

        @Override
        public boolean recognizes(ByteBuffer head) {
            fail(Broken.RECOGNIZES);
            return super.recognizes(head);
        }

        @Override
        public int maxFrameLength(int chunkLength) {
            fail(Broken.MAX_FRAME_LENGTH);
            return super.maxFrameLength(chunkLength);
        }

        @Override
        public String fileSuffix() {
            fail(Broken.FILE_SUFFIX);
            return super.fileSuffix();
        }

        @Override
        public org.tbimage.codec.FrameDecoder newDecoder() {
            fail(Broken.DECODER);
            return super.newDecoder();
        }
    }

    private static final class LongFrames extends FilterCodec {
        LongFrames(Codec codec) {
            super(codec);
        }

        @Override
        public String name() {
            return "longframes";
        }

        @Override
        public int maxFrameLength(int chunkLength) {
            return 3 * super.maxFrameLength(chunkLength);
        }
    }
}
