package org.tbimage.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.engine.Rig;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.BlobStore;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.device.RecordingDevice;
import org.tbimage.testkit.store.FilterBlobStore;

/** The trailer is made from the table as it reads back: one that does not tell of the frames that were written is no good. */
class TrailerWriterTest {
    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void makeStore() throws IOException {
        rig = new Rig(folder);
        Files.createDirectory(rig.boxFolder());
    }

    private void backUp(UnaryOperator<String> table) throws IOException {
        try (ImageStore store = rig.openStoreOver(behind -> new OtherTable(behind, table));
                RecordingDevice disk = rig.disk("disk", Rig.content("dtzzdz", 10))) {
            rig.backup(store, disk, "zstd", false, ProgressListener.SILENT);
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(rig.boxFolder())) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** A frame that is told twice, and is one: the next one is missing. */
    @Test
    void aTableThatTellsOfOtherFramesFailsTheBackup() throws IOException {
        assertThatThrownBy(() -> backUp(TrailerWriterTest::secondChunkLiesInTheFirstFrame))
                .isInstanceOfSatisfying(
                        ImagingException.class, e -> assertThat(e.problem()).isEqualTo(Problem.STORE_FAILED))
                .hasMessageContaining(".raw.zst: the chunk table reads as 1 frames, and 7 were written");
        assertThat(names()).isEmpty();
    }

    private static String secondChunkLiesInTheFirstFrame(String table) {
        List<String> lines = new ArrayList<>(table.lines().toList());
        int first = 0;
        while (!lines.get(first).startsWith("data ")) {
            first++;
        }
        String[] second = lines.get(first + 1).split(" ");
        second[5] = "0";
        lines.set(first + 1, String.join(" ", second));
        return String.join("\n", lines) + "\n";
    }

    @Test
    void aTableThatReadsBackCutFailsTheBackup() throws IOException {
        assertThatThrownBy(() -> backUp(table -> table.substring(0, table.length() - 10)))
                .isInstanceOf(ImagingException.class)
                .hasMessageContaining(".chunks");
        assertThat(names()).isEmpty();
    }

    @Test
    void aTableThatReadsBackAsItWasIsFine() throws IOException {
        backUp(UnaryOperator.identity());
        assertThat(names()).hasSize(4);
    }

    private static final class OtherTable extends FilterBlobStore {
        private final UnaryOperator<String> change;

        OtherTable(BlobStore behind, UnaryOperator<String> change) {
            super(behind);
            this.change = change;
        }

        @Override
        public InputStream stream(String key) throws IOException {
            try (InputStream right = super.stream(key)) {
                String table = new String(right.readAllBytes(), StandardCharsets.US_ASCII);
                return new ByteArrayInputStream(change.apply(table).getBytes(StandardCharsets.US_ASCII));
            }
        }
    }
}
