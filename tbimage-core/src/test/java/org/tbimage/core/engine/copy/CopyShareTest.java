package org.tbimage.core.engine.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.action.Outcome;
import org.tbimage.action.ProgressListener;
import org.tbimage.codec.Codec;
import org.tbimage.codec.FrameEncoder;
import org.tbimage.core.RunOptions;
import org.tbimage.core.engine.CopyStore;
import org.tbimage.core.engine.Rig;
import org.tbimage.core.engine.Verify;
import org.tbimage.core.job.CopyRequest;
import org.tbimage.core.job.ImageSelection;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.FrameRef;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.store.Share;
import org.tbimage.testkit.codec.FilterCodec;
import org.tbimage.testkit.fault.Fault;
import org.tbimage.testkit.fault.FaultPlan;
import org.tbimage.testkit.fault.Operation;
import org.tbimage.testkit.store.FilterImageReader;
import org.tbimage.testkit.store.FilterImageStore;
import org.tbimage.value.ByteRange;
import org.tbimage.value.ImageRef;
import org.tbimage.value.Sha256;

/** {@code copy --share}: three generations of a disk, from each kind of image to each kind. */
class CopyShareTest {
    private static final int CHUNK = Rig.CHUNK;
    private static final String DISK = "box1/sda";

    @TempDir
    Path folder;

    private CopyBed bed;
    private final List<byte[]> generations = new ArrayList<>();

    @BeforeEach
    void makeStores() throws IOException {
        bed = new CopyBed(folder);
    }

    /** Two generations more, each with a change of one chunk; the second of them changes zeros to content as well. */
    private void threeGenerations(String share) throws IOException {
        byte[] content = Rig.content("ddddddddzzzzddddddddddddddddtttt", 1536);
        for (int i = 0; i < 3; i++) {
            byte[] next = content.clone();
            for (int change = 1; change <= i; change++) {
                next[change * 5 * CHUNK + 100] ^= 1;
            }
            next[10 * CHUNK] = (byte) (i == 2 ? 7 : 0);
            generations.add(next);
            bed.backUp("from", DISK, next, "zstd", "share", share);
        }
    }

    private void assertAllEqual() throws IOException {
        try (ImageStore to = bed.open("to")) {
            List<ImageRef> images = to.list();
            assertThat(images).isEqualTo(bed.images("from")).hasSize(3);
            for (int i = 0; i < 3; i++) {
                assertThat(bed.content(to, images.get(i))).as("generation " + i).isEqualTo(generations.get(i));
            }
        }
    }

    private Share kind(String store, int generation) throws IOException {
        try (ImageStore images = bed.open(store);
                ImageReader image = images.open(images.list().get(generation))) {
            return ImageCut.share(image);
        }
    }

    private long added(int generation) throws IOException {
        try (ImageStore to = bed.open("to")) {
            return to.info(to.list().get(generation)).stats().storedBytes();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "none, none", "none, generations", "none, store",
        "generations, none", "generations, generations", "generations, store",
        "store, none", "store, generations", "store, store",
    })
    void everyKindIsCopiedAsEveryKind(String kind, String share) throws IOException {
        threeGenerations(kind);
        Outcome outcome = bed.copy("share", share);
        assertThat(bed.fact(outcome, "copied")).isEqualTo(3);
        assertAllEqual();
        for (int i = 1; i < 3; i++) {
            if (share.equals("none")) {
                assertThat(added(i)).isGreaterThan(20L * CHUNK);
            } else {
                assertThat(added(i)).as("generation " + i).isBetween(1L, 4L * CHUNK);
            }
        }
        Map<String, Sha256> before = bed.files("to");
        Outcome second = bed.copy("share", share);
        assertThat(bed.fact(second, "present")).isEqualTo(3);
        assertThat(bed.fact(second, "written")).isZero();
        assertThat(bed.files("to")).isEqualTo(before);
        assertThat(bed.fact(bed.copy(), "present")).as("without the setting").isEqualTo(3);
    }

    /** What the other store has is not read from this one. */
    @ParameterizedTest
    @ValueSource(strings = {"generations", "store"})
    void whatTheOtherStoreHasIsNotRead(String share) throws IOException {
        threeGenerations(share);
        Outcome outcome = bed.copy("share", share);
        long first = added(0);
        assertThat(bed.fact(outcome, "read")).isLessThan(first + 12L * CHUNK);
    }

    @ParameterizedTest
    @CsvSource({"none, NONE", "generations, GENERATIONS", "store, STORE"})
    void aCopySharesAsItsImageDoesByDefault(String share, Share kind) throws IOException {
        threeGenerations(share);
        assertThat(kind("from", 2)).isEqualTo(kind);
        bed.run("store-settings", RunOptions.defaults(), "store", bed.location("to"), "share", "store");
        bed.copy();
        assertThat(kind("to", 2))
                .as("the settings of the store are for backups")
                .isEqualTo(kind);
        assertAllEqual();
    }

    /** Another box with the same system: its copy adds little. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "store"})
    void imagesOfOtherBoxesAreShared(String kind) throws IOException {
        threeGenerations(kind);
        bed.backUp("from", "box2/sda", generations.get(2), "zstd", "share", kind);
        bed.copy("share", "store");
        try (ImageStore to = bed.open("to")) {
            ImageInfo other = bed.newest(to, "box2/sda");
            assertThat(other.stats().storedBytes()).isLessThan(4L * CHUNK);
            assertThat(bed.content(to, other.ref())).isEqualTo(generations.get(2));
        }
    }

    /** The copies do not need each other: each has links of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"generations", "store"})
    void aCopyIsWholeWithoutTheOthers(String share) throws IOException {
        threeGenerations(share);
        bed.copy();
        try (ImageStore to = bed.open("to")) {
            List<ImageRef> images = to.list();
            to.delete(images.get(0));
            to.reclaim(images.get(0).name(), Duration.ZERO);
            assertThat(bed.content(to, images.get(1))).isEqualTo(generations.get(1));
            assertThat(bed.content(to, images.get(2))).isEqualTo(generations.get(2));
        }
    }

    /** Where the older generations are not copied, there is nothing to share, and all is copied. */
    @ParameterizedTest
    @ValueSource(strings = {"generations", "store"})
    void theNewestAloneIsCopiedWhole(String share) throws IOException {
        threeGenerations(share);
        ImageRef newest = bed.images("from").get(2);
        bed.copy("image", DISK, "generation", newest.generation().toString());
        try (ImageStore to = bed.open("to")) {
            assertThat(bed.content(to, newest)).isEqualTo(generations.get(2));
        }
    }

    @Test
    void anotherCodecSharesWithTheCopiesOfThatCodec() throws IOException {
        threeGenerations("store");
        bed.copy("codec", "gzip", "share", "store");
        assertAllEqual();
        assertThat(added(1)).isLessThan(4L * CHUNK);
    }

    /** An image that is cut by content is copied with its frames as they are, where all is new: only its table is encoded. */
    @Test
    void framesOfSeveralChunksAreKept() throws IOException {
        threeGenerations("store");
        CountingCodec counting = new CountingCodec(bed.tbimage.codecs().get("zstd"));
        ImageRef first = bed.images("from").get(0);
        try (ImageStore from = bed.open("from");
                ImageStore to = bed.open("to")) {
            CopyRequest request = CopyRequest.of(from, to)
                    .with(ImageSelection.of(first.name()).with(first.generation()))
                    .with(counting);
            new CopyStore(bed.context(ProgressListener.SILENT), request).run();
            assertThat(bed.content(to, first)).isEqualTo(generations.get(0));
        }
        assertThat(counting.encoded.get()).isLessThan(CHUNK);
        Path pack = Path.of("box1/sda." + first.generation() + ".raw.zst");
        assertThat(bed.path("to").resolve(pack))
                .hasSameBinaryContentAs(bed.path("from").resolve(pack));
    }

    private static final class CountingCodec extends FilterCodec {
        private final Codec codec;
        private final AtomicLong encoded = new AtomicLong();

        CountingCodec(Codec codec) {
            super(codec);
            this.codec = codec;
        }

        @Override
        public FrameEncoder newEncoder(int level) {
            FrameEncoder encoder = codec.newEncoder(level);
            return new FrameEncoder() {
                @Override
                public void encode(ByteBuffer content, ByteBuffer frame) {
                    encoded.addAndGet(content.remaining());
                    encoder.encode(content, frame);
                }

                @Override
                public void close() {
                    encoder.close();
                }
            };
        }
    }

    /** Each frame of several chunks is read once, also for a self-contained copy. */
    @ParameterizedTest
    @CsvSource({"none", "generations", "store"})
    void eachFrameIsReadOnce(String share) throws IOException {
        threeGenerations("store");
        Map<FrameRef, Integer> reads = new ConcurrentHashMap<>();
        ImageRef first = bed.images("from").get(0);
        try (ImageStore from = new CountingStore(bed.open("from"), reads);
                ImageStore to = bed.open("to")) {
            CopyRequest request = CopyRequest.of(from, to)
                    .with(ImageSelection.of(first.name()).with(first.generation()))
                    .with(Share.parse(share));
            assertThat(new CopyStore(bed.context(ProgressListener.SILENT), request)
                            .run()
                            .copied())
                    .isEqualTo(1);
        }
        assertThat(reads).hasSizeGreaterThan(20);
        assertThat(reads.values()).containsOnly(1);
    }

    private static final class CountingStore extends FilterImageStore {
        private final Map<FrameRef, Integer> reads;

        CountingStore(ImageStore store, Map<FrameRef, Integer> reads) {
            super(store);
            this.reads = reads;
        }

        @Override
        public ImageReader open(ImageRef ref) throws IOException {
            return new FilterImageReader(super.open(ref)) {
                @Override
                public void readFrame(FrameRef frame, ByteRange chunk, ByteBuffer target) throws IOException {
                    reads.merge(frame, 1, Integer::sum);
                    super.readFrame(frame, chunk, target);
                }
            };
        }
    }

    /** A store that fails at any write: what is published is whole, and the next run completes the copy. */
    @ParameterizedTest
    @CsvSource({"none, generations", "none, store", "store, store"})
    void aCopyThatFailsInBetweenIsCompleted(String kind, String share) throws IOException {
        threeGenerations(kind);
        int stopped = 0;
        boolean complete = false;
        for (int n = 1; !complete; n += 7) {
            FaultPlan plan = FaultPlan.onlyCall(n, Operation.SINK_WRITE).as(Fault.NO_SPACE);
            try (ImageStore from = bed.open("from");
                    ImageStore to = bed.open("to", plan::medium)) {
                CopyRequest request = CopyRequest.of(from, to).with(Share.parse(share));
                new CopyStore(bed.context(ProgressListener.SILENT), request).run();
                complete = true;
            } catch (ImagingException e) {
                assertThat(e.problem()).isEqualTo(Problem.STORE_FULL);
                stopped++;
            }
            assertWhole();
        }
        assertThat(stopped).isPositive();
        assertAllEqual();
    }

    private void assertWhole() throws IOException {
        try (ImageStore to = bed.open("to")) {
            for (ImageRef ref : to.list()) {
                bed.content(to, ref);
            }
        }
    }

    @Test
    void anotherWordIsRefused() throws IOException {
        threeGenerations("none");
        assertThatThrownBy(() -> bed.copy("share", "all"))
                .isInstanceOfSatisfying(
                        ImagingException.class, e -> assertThat(e.problem()).isEqualTo(Problem.BAD_SETTING))
                .hasMessageContaining("none, generations, store");
    }

    /** Another image under the same name, made at the same second, is not taken for the copy, however it is cut. */
    @ParameterizedTest
    @CsvSource({"none, store", "store, none", "store, store"})
    void anotherImageIsNoCopy(String kind, String share) throws IOException {
        byte[] content = Rig.content("dddddddd", 0);
        bed.backUp("from", DISK, content, "zstd", "share", kind);
        bed.copy("share", share);
        byte[] other = content.clone();
        other[5] ^= 1;
        CopyBed second = new CopyBed(folder.resolve("second"));
        second.backUp("from", DISK, other, "zstd", "share", kind);
        assertThatThrownBy(() -> second.copy("to", bed.location("to"), "share", share))
                .hasMessageContaining("has another image under the name");
    }

    @Test
    void pinsAreCopied() throws IOException {
        threeGenerations("generations");
        ImageRef first = bed.images("from").get(0);
        pin("pin", "from", first);
        bed.copy();
        assertThatThrownBy(() -> pin("delete", "to", first)).hasMessageContaining("pinned");
        pin("unpin", "to", first);
        bed.copy();
        assertThatThrownBy(() -> pin("delete", "to", first))
                .as("present images too")
                .hasMessageContaining("pinned");
        pin("delete", "to", bed.images("to").get(1));
    }

    private void pin(String action, String store, ImageRef image) throws IOException {
        bed.run(
                action,
                RunOptions.defaults(),
                "store",
                bed.location(store),
                "image",
                image.name().toString(),
                "generation",
                image.generation().toString());
    }

    /** A verification notes damage of a shared pack: the next backup stores the content anew. */
    @ParameterizedTest
    @CsvSource({"generations, true", "generations, false", "store, true"})
    void afterAVerificationDamageIsStoredAnew(String share, boolean all) throws IOException {
        threeGenerations(share);
        ImageRef first = bed.images("from").get(0);
        Rig.flip(bed.folder.resolve("from/box1/sda." + first.generation() + ".raw.zst"), 20 * CHUNK, 3);
        assertThatThrownBy(() -> bed.run(
                        "verify",
                        RunOptions.defaults(),
                        all ? new String[] {"all", "true"} : new String[] {"image", DISK}))
                .isInstanceOfSatisfying(
                        ImagingException.class, e -> assertThat(e.problem()).isEqualTo(Problem.IMAGE_DAMAGED));
        bed.backUp("from", DISK, generations.get(2), "zstd", "share", share);
        try (ImageStore from = bed.open("from")) {
            ImageRef newest = bed.newest(from, DISK).ref();
            try (ImageReader image = from.open(newest)) {
                new Verify(bed.context(ProgressListener.SILENT)).image(image);
            }
            assertThat(bed.content(from, newest)).isEqualTo(generations.get(2));
        }
    }
}
