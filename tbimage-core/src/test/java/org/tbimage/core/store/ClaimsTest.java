package org.tbimage.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.engine.Rig;
import org.tbimage.core.image.Tombstone;
import org.tbimage.store.BlobStore;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.device.RecordingDevice;
import org.tbimage.testkit.store.FilterBlobStore;
import org.tbimage.testkit.store.FilterSink;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageRef;

/** What a writer has claimed or made and does not publish is given back at once, hidden files included. */
class ClaimsTest {
    private static final String NOON = "sda.20261122T120000Z";

    @TempDir
    Path folder;

    private final List<String> deleted = new ArrayList<>();
    private Rig rig;

    @BeforeEach
    void makeStore() throws IOException {
        rig = new Rig(folder);
        Files.createDirectory(rig.boxFolder());
    }

    private void backUp(String failing, String call) throws IOException {
        try (ImageStore store = rig.openStoreOver(behind -> new Failing(behind, failing, call));
                RecordingDevice disk = rig.disk("disk", Rig.content("dtz", 10))) {
            rig.backup(store, disk, "gzip", false, ProgressListener.SILENT);
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(rig.boxFolder())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** A generation of which somebody has one part is passed over; the claims on its other parts are given back. */
    @ParameterizedTest
    @ValueSource(strings = {".chunks", ".raw.gz"})
    void theClaimsOfATakenGenerationAreGivenBack(String part) throws IOException {
        Files.createFile(rig.boxFolder().resolve(NOON + part));
        backUp("none", "none");
        assertThat(names())
                .containsExactlyInAnyOrder(
                        NOON + part, NOON + "-2.chunks", NOON + "-2.json", NOON + "-2.raw.gz", "sda.raw.gz");
    }

    /** Whatever fails before the manifest is under way, nothing stays: a store that is full would stay full. */
    @ParameterizedTest
    @CsvSource({
        ".chunks, create",
        ".raw.gz, create",
        ".json, create",
        ".chunks, write",
        ".chunks, commit",
        ".raw.gz, write",
        ".raw.gz, commit",
        ".json, write"
    })
    void aFailureLeavesNothing(String part, String call) throws IOException {
        assertThatThrownBy(() -> backUp(part, call)).hasMessage("no " + call);
        assertThat(names()).isEmpty();
    }

    /** The answer may be lost, and the manifest there: what it names stays. */
    @Test
    void aManifestThatMayAppearLateFindsATombstone() throws IOException {
        assertThatThrownBy(() -> backUp(".json", "commit")).hasMessage("no commit");
        assertThat(names()).containsExactly(NOON + ".json");
        assertThat(Tombstone.is(Files.readAllBytes(rig.boxFolder().resolve(NOON + ".json"))))
                .isTrue();
    }

    /** T35: it keeps the generation's name taken for as long as there is anything else of it. */
    @Test
    void theTableIsTakenBackLast() {
        assertThatThrownBy(() -> backUp(".json", "write")).hasMessage("no write");
        assertThat(deleted).containsExactly(NOON + ".raw.gz", NOON + ".chunks");
    }

    @Test
    void allAreClosedThoughEachFails() {
        List<String> closed = new ArrayList<>();
        ImageRef ref = new ImageRef(Rig.NAME, Generation.at(Rig.NOON));
        ImageClaim claim = new ImageClaim(
                ref,
                new BadlyClosed("table", closed),
                new BadlyClosed("pack", closed),
                new BadlyClosed("json", closed));
        assertThatThrownBy(claim::close)
                .isInstanceOfSatisfying(
                        IOException.class, e -> assertThat(e.getSuppressed()).hasSize(2));
        assertThat(closed).containsExactlyInAnyOrder("table", "pack", "json");
    }

    private record BadlyClosed(String name, List<String> closed) implements BlobStore.Sink {
        @Override
        public void write(ByteBuffer bytes) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void commit() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() throws IOException {
            closed.add(name);
            throw new IOException(name);
        }
    }

    /** One call on keys with one ending fails. */
    private final class Failing extends FilterBlobStore {
        private final String ending;
        private final String call;

        Failing(BlobStore behind, String ending, String call) {
            super(behind);
            this.ending = ending;
            this.call = call;
        }

        private void check(String key, String called) throws IOException {
            if (key.endsWith(ending) && called.equals(call)) {
                throw new IOException("no " + call);
            }
        }

        @Override
        public Optional<Sink> create(String key, long expectedLength) throws IOException {
            check(key, "create");
            return super.create(key, expectedLength).map(sink -> new FailingSink(key, sink));
        }

        @Override
        public void delete(String key) throws IOException {
            deleted.add(key.substring(key.indexOf('/') + 1));
            super.delete(key);
        }

        private final class FailingSink extends FilterSink {
            private final String key;

            FailingSink(String key, Sink sink) {
                super(sink);
                this.key = key;
            }

            @Override
            public void write(ByteBuffer bytes) throws IOException {
                check(key, "write");
                super.write(bytes);
            }

            @Override
            public void commit() throws IOException {
                check(key, "commit");
                super.commit();
            }
        }
    }
}
