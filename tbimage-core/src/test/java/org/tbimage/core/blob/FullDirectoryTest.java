package org.tbimage.core.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tbimage.testkit.store.BlobStoreFixture.bytes;
import static org.tbimage.testkit.store.BlobStoreFixture.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.BlobStore;
import org.tbimage.testkit.device.Tools;

/** A file system that is really full (T3). */
class FullDirectoryTest {
    private static final int SIZE = 4 << 20;

    @TempDir
    Path folder;

    @BeforeEach
    void mount() throws IOException {
        Tools.assumeRootWith("mount", "umount");
        Tools.run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", folder.toString());
    }

    @AfterEach
    void unmount() throws IOException {
        Tools.run("umount", folder.toString());
    }

    private static void assertFull(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(ImagingException.class, e -> {
                    assertThat(e.problem()).isEqualTo(Problem.STORE_FULL);
                    assertThat(e.remedy()).contains("delete images");
                })
                .hasMessageContaining("is full");
    }

    /** A blob that did not fit leaves nothing behind, and earlier blobs stay. */
    @Test
    void fullStoreIsNamedAndCleanedUp() throws IOException {
        try (BlobStore store = new DirectoryBlobStore("dir:" + folder, folder)) {
            store.put("box/note", bytes("kept"));
            ByteBuffer much = ByteBuffer.allocate(SIZE);
            try (BlobStore.Sink sink =
                    store.create("box/blob", BlobStore.UNKNOWN_LENGTH).orElseThrow()) {
                assertFull(() -> sink.write(much.duplicate()));
            }
            assertFull(() -> store.put("box/note", much));
            assertFull(() -> store.putIfAbsent("box/other", much));
            assertThat(store.list("")).containsExactly("box/note");
            assertThat(text(store, "box/note")).isEqualTo("kept");
        }
        try (Stream<Path> files = Files.list(folder.resolve("box"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void readOnlyStoreIsNamed() throws IOException {
        Tools.run("mount", "-o", "remount,ro", folder.toString());
        try (BlobStore store = new DirectoryBlobStore("dir:" + folder, folder)) {
            assertThatThrownBy(() -> store.put("note", bytes("x")))
                    .isInstanceOfSatisfying(ImagingException.class, e -> {
                        assertThat(e.problem()).isEqualTo(Problem.STORE_FAILED);
                        assertThat(e.remedy()).contains("remount,rw");
                    });
        }
    }
}
