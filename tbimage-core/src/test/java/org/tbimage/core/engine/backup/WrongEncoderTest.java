package org.tbimage.core.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.action.ProgressListener;
import org.tbimage.codec.Codec;
import org.tbimage.codec.FrameDecoder;
import org.tbimage.codec.FrameEncoder;
import org.tbimage.codec.LevelRange;
import org.tbimage.codec.PackTrailer;
import org.tbimage.core.engine.Rig;
import org.tbimage.core.engine.Verify;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.ImageDraft;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.device.RecordingDevice;
import org.tbimage.value.ImageRef;

/** A compression library that makes wrong frames does not make an image that only looks like one (T11, T12). */
class WrongEncoderTest {
    private static final String SHAPE = "ddddddddd";

    @TempDir
    Path folder;

    private Rig rig;

    /** Backs up with a library that makes a wrong frame of one chunk. */
    private void backUp(int wrongChunk, boolean wellFormed) throws IOException {
        rig = new Rig(folder);
        byte[] content = Rig.content(SHAPE, 0);
        ByteBuffer wrong = ByteBuffer.wrap(content, wrongChunk * Rig.CHUNK, Rig.CHUNK);
        try (RecordingDevice disk = rig.disk("disk", content);
                ImageStore store = rig.openStore()) {
            Codec codec = new WrongCodec(rig.codec("lz4"), wrong.slice(), wellFormed);
            rig.backup(store, disk, codec, false, ProgressListener.SILENT);
        }
    }

    /** The first frame and every eighth is expanded before it is kept, so that a library that is wrong is found out soon. */
    @ParameterizedTest
    @ValueSource(ints = {0, 8})
    void aFrameOfOtherContentIsFoundBeforeAnythingIsPublished(int chunk) throws IOException {
        assertRefused(chunk, true, "it expands to something else");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8})
    void aFrameThatIsNoneIsFoundBeforeAnythingIsPublished(int chunk) throws IOException {
        assertRefused(chunk, false, "of the disk is wrong: ");
    }

    private void assertRefused(int chunk, boolean wellFormed, String message) throws IOException {
        assertThatThrownBy(() -> backUp(chunk, wellFormed))
                .isInstanceOfSatisfying(
                        ImagingException.class, e -> assertThat(e.problem()).isEqualTo(Problem.IMAGE_DAMAGED))
                .hasMessageContaining(message);
        assertThat(rig.files()).isEmpty();
    }

    /** The others are a sample's risk; verifying finds them, as does restoring, before they are written. */
    @Test
    void aFrameThatWasNotInTheSampleIsFoundByVerifying() throws Exception {
        backUp(3, true);
        try (ImageStore store = rig.openStore();
                ImageReader image =
                        store.open(new ImageRef(Rig.NAME, store.newest(Rig.NAME).orElseThrow()));
                RecordingDevice target = rig.disk("target", Rig.dirty(SHAPE.length() * Rig.CHUNK))) {
            assertThatThrownBy(() -> new Verify(rig.context(ProgressListener.SILENT)).image(image))
                    .isInstanceOfSatisfying(
                            DamagedImageException.class,
                            e -> assertThat(e.chunkOffset()).isEqualTo(3L * Rig.CHUNK));
            assertThatThrownBy(() -> rig.restore(target)).isInstanceOf(DamagedImageException.class);
            assertThat(target.written()).allMatch(range -> range.end() <= 3L * Rig.CHUNK);
        }
    }

    /**
     * T12: wherever a wrong frame is, one of eight generations finds it: it is made anew with a warning. Before and after,
     * nobody changed the disk.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void eightGenerationsFindAWrongFrameWhereverItIs(int chunk) throws IOException {
        backUp(chunk, true);
        List<String> warnings = new ArrayList<>();
        ProgressListener listener = new ProgressListener() {
            @Override
            public void warned(String message) {
                warnings.add(message);
            }
        };
        Set<Integer> eighths = new TreeSet<>();
        for (int generation = 2; generation <= 8; generation++) {
            rig.setClock(Rig.NOON.plusSeconds(60L * generation));
            try (RecordingDevice disk = rig.disk("disk", Rig.content(SHAPE, 0))) {
                ImageInfo made = rig.backup(disk, "lz4", false, listener);
                int eighth = made.draft().proofRound() % ImageDraft.ROUNDS_OF_WRITTEN;
                eighths.add(eighth);
                boolean found = eighth == chunk;
                assertThat(made.stats().reusedChunks()).isEqualTo(SHAPE.length() - (found ? 1 : 0));
            }
        }
        assertThat(eighths).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(warnings).hasSize(1).element(0).asString().contains("chunk " + chunk + " ", "something else");
        try (ImageStore store = rig.openStore();
                ImageReader image =
                        store.open(new ImageRef(Rig.NAME, store.newest(Rig.NAME).orElseThrow()))) {
            new Verify(rig.context(ProgressListener.SILENT)).image(image);
        }
    }

    /** The frame of zeros is made once and stored for each chunk of zeros, so it is always proven. */
    @Test
    void aWrongFrameOfZerosIsFoundBeforeAnythingIsPublished() throws IOException {
        rig = new Rig(folder);
        Codec codec = new WrongCodec(rig.codec("lz4"), ByteBuffer.allocate(Rig.CHUNK), true);
        try (RecordingDevice disk = rig.disk("disk", Rig.content("dzd", 0));
                ImageStore store = rig.openStore()) {
            assertThatThrownBy(() -> rig.backup(store, disk, codec, false, ProgressListener.SILENT))
                    .isInstanceOfSatisfying(
                            ImagingException.class, e -> assertThat(e.problem()).isEqualTo(Problem.IMAGE_DAMAGED))
                    .hasMessageContaining("zeros is wrong");
        }
        assertThat(rig.files()).isEmpty();
    }

    /** Wrong where it is given one chunk. */
    private record WrongCodec(Codec right, ByteBuffer chunk, boolean wellFormed) implements Codec {
        @Override
        public FrameEncoder newEncoder(int level) {
            FrameEncoder encoder = right.newEncoder(level);
            return new FrameEncoder() {
                @Override
                public void encode(ByteBuffer content, ByteBuffer frame) {
                    boolean wrong = content.equals(chunk);
                    int start = frame.position();
                    encoder.encode(wrong && wellFormed ? changed(content) : content, frame);
                    if (wrong && !wellFormed) {
                        frame.put(start, (byte) ~frame.get(start));
                    }
                }

                @Override
                public void close() {
                    encoder.close();
                }
            };
        }

        private static ByteBuffer changed(ByteBuffer content) {
            ByteBuffer copy = ByteBuffer.allocateDirect(content.remaining());
            copy.put(content).flip();
            return copy.put(17, (byte) ~copy.get(17));
        }

        @Override
        public FrameDecoder newDecoder() {
            return right.newDecoder();
        }

        @Override
        public Optional<PackTrailer> newTrailer(long frames) {
            return right.newTrailer(frames);
        }

        @Override
        public InputStream decodeStream(InputStream source) throws IOException {
            return right.decodeStream(source);
        }

        @Override
        public String name() {
            return right.name();
        }

        @Override
        public String summary() {
            return right.summary();
        }

        @Override
        public String fileSuffix() {
            return right.fileSuffix();
        }

        @Override
        public LevelRange levels() {
            return right.levels();
        }

        @Override
        public boolean recognizes(ByteBuffer head) {
            return right.recognizes(head);
        }

        @Override
        public int maxFrameLength(int chunkLength) {
            return right.maxFrameLength(chunkLength);
        }
    }
}
