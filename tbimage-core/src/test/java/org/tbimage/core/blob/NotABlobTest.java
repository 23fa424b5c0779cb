package org.tbimage.core.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tbimage.testkit.store.BlobStoreFixture.bytes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.BlobStore;
import org.tbimage.testkit.device.Tools;

/**
 * Something that is not a regular file has the name of a blob: a pipe that nobody writes, or an endless device. Nothing
 * waits for it.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NotABlobTest {
    private static final String KEY = "box/blob";

    @TempDir
    Path folder;

    private BlobStore store;
    private Path blob;

    @BeforeEach
    void open() throws IOException {
        Tools.assumeInstalled("mkfifo");
        store = new DirectoryBlobStore("dir:" + folder, folder);
        blob = Files.createDirectory(folder.resolve("box")).resolve("blob");
    }

    /** Opens the pipe for writing after a while, so that a failing test does not hang. */
    @AfterEach
    void close() throws IOException {
        for (Path pipe : List.of(blob, DirectoryOperations.claim(blob))) {
            if (Files.exists(pipe) && !Files.isRegularFile(pipe)) {
                Tools.run("sh", "-c", "exec 3<>\"$0\"", pipe.toString());
            }
        }
        store.close();
    }

    private void assertIsNone() throws IOException {
        assertThat(store.length(KEY)).isEmpty();
        assertThat(store.list("")).isEqualTo(List.of(KEY));
        assertRefused(() -> store.read(KEY, 0, ByteBuffer.allocate(1)));
        assertRefused(() -> store.stream(KEY).close());
    }

    private void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ImagingException.class, e -> assertThat(e.problem()).isEqualTo(Problem.STORE_FAILED))
                .hasMessage(blob + ": is not a regular file");
    }

    @Test
    void aPipe() throws IOException {
        Tools.run("mkfifo", blob.toString());
        assertIsNone();
    }

    @Test
    void aLinkToADevice() throws IOException {
        Files.createSymbolicLink(blob, Path.of("/dev/zero"));
        assertIsNone();
    }

    /** In place of a writer's claim: it is neither published nor removed. */
    @Test
    void aPipeInPlaceOfAnUnfinishedFile() throws IOException {
        try (BlobStore.Sink sink = store.create(KEY, BlobStore.UNKNOWN_LENGTH).orElseThrow()) {
            sink.write(bytes("x"));
            Path claim = DirectoryOperations.claim(blob);
            Files.delete(claim);
            Tools.run("mkfifo", claim.toString());
            assertThat(sink.isHeld()).isFalse();
            assertRefusedToCommit(sink);
            assertThat(claim).exists();
            assertThat(blob).doesNotExist();
        }
    }

    private static void assertRefusedToCommit(BlobStore.Sink sink) {
        assertThatThrownBy(sink::commit)
                .isInstanceOf(ImagingException.class)
                .hasMessageContaining("unfinished file was removed");
    }
}
