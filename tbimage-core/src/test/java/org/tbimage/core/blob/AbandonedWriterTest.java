package org.tbimage.core.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tbimage.testkit.store.BlobStoreFixture.bytes;
import static org.tbimage.testkit.store.BlobStoreFixture.text;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.core.powercut.CutProvider;
import org.tbimage.core.powercut.StableStorage;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.BlobStore;

/**
 * Sweeping does not harm live writers (T34), writers that were suspended (T35), or writers with a wrong clock (T37).
 */
class AbandonedWriterTest {
    private static final String KEY = "box/disk.blob";
    private static final Duration ASLEEP = Duration.ofHours(3);

    @TempDir
    Path folder;

    private BlobStore writers;
    private BlobStore others;

    @BeforeEach
    void open() {
        writers = new DirectoryBlobStore("dir:" + folder, folder);
        others = new DirectoryBlobStore("dir:" + folder, folder);
    }

    @AfterEach
    void close() throws IOException {
        writers.close();
        others.close();
    }

    private Path hidden() {
        return folder.resolve("box/.disk.blob.tmp");
    }

    private BlobStore.Sink begin(BlobStore store, String content) throws IOException {
        BlobStore.Sink sink = store.create(KEY, BlobStore.UNKNOWN_LENGTH).orElseThrow();
        sink.write(bytes(content));
        return sink;
    }

    private int sweepAfter(Duration time) throws IOException {
        Files.setLastModifiedTime(hidden(), FileTime.from(Instant.now().minus(time)));
        return others.sweepAbandoned("box/disk.", key -> true);
    }

    private static void assertLost(BlobStore.Sink sink) {
        assertThatThrownBy(sink::commit)
                .isInstanceOfSatisfying(ImagingException.class, e -> {
                    assertThat(e.problem()).isEqualTo(Problem.STORE_CONFLICT);
                    assertThat(e.remedy()).contains("run it again");
                })
                .hasMessageContaining("unfinished file was removed");
    }

    @Test
    void aLiveWriterIsNotSwept() throws IOException {
        try (BlobStore.Sink sink = begin(writers, "content")) {
            assertThat(sweepAfter(Duration.ofMinutes(110))).isZero();
            sink.commit();
        }
        assertThat(text(others, KEY)).isEqualTo("content");
    }

    /** T34: a published blob is not swept, even if it is old. */
    @Test
    void aPublishedBlobIsNotSwept() throws IOException {
        try (BlobStore.Sink sink = begin(writers, "content")) {
            Files.setLastModifiedTime(hidden(), FileTime.from(Instant.now().minus(ASLEEP)));
            sink.commit();
        }
        assertThat(others.sweepAbandoned("box/disk.", key -> true)).isZero();
        assertThat(text(others, KEY)).isEqualTo("content");
    }

    /** T35: the commit fails, and nothing of the blob is visible. */
    @Test
    void aWriterSuspendedForHoursPublishesNothing() throws IOException {
        try (BlobStore.Sink sink = begin(writers, "begun, ")) {
            assertThat(sweepAfter(ASLEEP)).isEqualTo(1);
            sink.write(bytes("continued"));
            assertLost(sink);
        }
        assertThat(others.list("")).isEmpty();
    }

    /** T35: the writer detects that its claim is gone, even if its successor has the same one. */
    @Test
    void aClaimIsHeldUntilItIsRemoved() throws IOException {
        try (BlobStore.Sink slept = begin(writers, "old")) {
            assertThat(slept.isHeld()).isTrue();
            assertThat(sweepAfter(ASLEEP)).isEqualTo(1);
            assertThat(slept.isHeld()).isFalse();
            try (BlobStore.Sink successor = begin(others, "new")) {
                assertThat(successor.isHeld()).isTrue();
                assertThat(slept.isHeld()).isFalse();
            }
        }
    }

    /**
     * T35: the writer neither publishes nor removes the file that its successor has begun under the same hidden name.
     */
    @Test
    void aWriterSuspendedForHoursDoesNotDisturbItsSuccessor() throws IOException {
        BlobStore.Sink slept = begin(writers, "old");
        assertThat(sweepAfter(ASLEEP)).isEqualTo(1);
        try (BlobStore.Sink successor = begin(others, "new, ")) {
            assertLost(slept);
            assertThat(others.list("")).isEmpty();
            slept.close();
            assertThat(hidden()).exists();
            successor.write(bytes("and whole"));
            successor.commit();
        }
        assertThat(text(others, KEY)).isEqualTo("new, and whole");
    }

    /** T37: a server whose clock was ahead has set a time in the future. */
    @Test
    void aTimeInTheFutureIsNotOld() throws IOException {
        try (BlobStore.Sink sink = begin(writers, "content")) {
            assertThat(sweepAfter(Duration.ofDays(-400))).isZero();
            sink.commit();
        }
        assertThat(text(others, KEY)).isEqualTo("content");
    }

    @Test
    void filesOfAKilledSweepAreSweptByTheNext() throws IOException {
        Path box = Files.createDirectory(folder.resolve("box"));
        Path old = Files.createFile(box.resolve(".clock.1.tmp"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(ASLEEP)));
        Path young = Files.createFile(box.resolve(".clock.2.tmp"));
        assertThat(others.sweepAbandoned("box/disk.", key -> true)).isEqualTo(1);
        assertThat(box).isDirectoryContaining(young::equals).isDirectoryNotContaining(old::equals);
    }

    @Test
    void theClaimsOfLiveAndDeadWritersAreListed() throws IOException {
        assertThat(others.claims("box/disk.")).isEmpty();
        try (BlobStore.Sink claim = begin(writers, "content")) {
            assertThat(claim.isHeld()).isTrue();
            others.put("box/disk.part", bytes("no claim"));
            Files.createFile(folder.resolve("box/.other.tmp"));
            Files.createFile(folder.resolve("box/.disk.x.00000000-0000-0000-0000-000000000000.tmp"));
            assertThat(others.claims("box/disk.")).singleElement().satisfies(found -> {
                assertThat(found.key()).isEqualTo(KEY);
                assertThat(found.length()).isEqualTo("content".length());
            });
        }
        assertThat(others.claims("box/disk.")).isEmpty();
    }

    /** T36: a claim that cannot be examined is not missing. */
    @Test
    void aClaimThatCannotBeExaminedIsNotMissing() throws IOException {
        Files.createFile(Files.createDirectory(folder.resolve("box")).resolve(hidden().getFileName()));
        CutProvider provider = new CutProvider(new StableStorage(folder), () -> {}) {
            @Override
            public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
                    throws IOException {
                if (path.toString().endsWith("/" + hidden().getFileName())) {
                    throw new FileSystemException(path.toString(), null, "Stale file handle");
                }
                return super.readAttributes(path, type, options);
            }
        };
        try (BlobStore collector = new DirectoryBlobStore("dir:" + folder, provider.wrap(folder))) {
            assertThatThrownBy(() -> collector.claims("box/disk.")).isInstanceOf(ImagingException.class);
        }
        assertThat(others.claims("box/disk.")).hasSize(1);
    }
}
