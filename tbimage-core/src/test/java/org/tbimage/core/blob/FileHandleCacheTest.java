package org.tbimage.core.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.tbimage.testkit.store.BlobStoreFixture.bytes;
import static org.tbimage.testkit.store.BlobStoreFixture.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.store.BlobStore;

/** The files of a store that this process keeps open, as the kernel reports them. */
class FileHandleCacheTest {
    private static final Path OPEN = Path.of("/proc/self/fd");

    @TempDir
    Path folder;

    private BlobStore store;

    @BeforeEach
    void open() {
        assumeTrue(Files.isDirectory(OPEN), "only Linux tells which files are open");
        store = new DirectoryBlobStore("dir:" + folder, folder);
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    /** The open files below the folder, including deleted ones. */
    private List<String> openFiles() throws IOException {
        try (Stream<Path> files = Files.list(OPEN)) {
            return files.map(FileHandleCacheTest::target)
                    .filter(target -> target.startsWith(folder.toString()))
                    .toList();
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return ""; // closed during the listing, like the listing itself
        }
    }

    private void read(String key) throws IOException {
        store.read(key, 0, ByteBuffer.allocate(1));
    }

    @Test
    void someFilesStayOpenUntilTheStoreIsClosed() throws IOException {
        for (int i = 0; i < 50; i++) {
            store.put("box/blob" + i, bytes("x"));
            read("box/blob" + i);
        }
        assertThat(openFiles()).hasSize(16);
        store.close();
        assertThat(openFiles()).isEmpty();
    }

    /** An open file keeps its space on the disk. */
    @Test
    void replacedAndDeletedFilesDoNotStayOpen() throws IOException {
        store.put("box/blob", bytes("x"));
        read("box/blob");
        store.put("box/blob", bytes("y"));
        read("box/blob");
        assertThat(openFiles()).hasSize(1);
        store.delete("box/blob");
        assertThat(openFiles()).isEmpty();
    }

    @Test
    void streamsAndWritersCloseTheirFiles() throws IOException {
        store.put("box/blob", bytes("x"));
        try (InputStream stream = store.stream("box/blob")) {
            assertThat(stream.read()).isEqualTo('x');
            assertThat(openFiles()).hasSize(1);
        }
        assertThat(store.putIfAbsent("box/blob", bytes("y"))).isFalse();
        assertThat(store.create("box/blob", BlobStore.UNKNOWN_LENGTH)).isEmpty();
        store.create("box/other", BlobStore.UNKNOWN_LENGTH).orElseThrow().close();
        assertThat(openFiles()).isEmpty();
        assertThat(folder.resolve("box")).isDirectoryNotContaining("glob:**/.*.tmp");
    }

    @Test
    void aClosedWriterNeitherWritesNorCommits() throws IOException {
        BlobStore.Sink sink = store.create("box/blob", BlobStore.UNKNOWN_LENGTH).orElseThrow();
        sink.write(bytes("x"));
        sink.close();
        assertThatThrownBy(() -> sink.write(bytes("y"))).isInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(sink::commit).isInstanceOf(ClosedChannelException.class);
        assertThat(store.list("")).isEmpty();
        BlobStore.Sink again =
                store.create("box/blob", BlobStore.UNKNOWN_LENGTH).orElseThrow();
        again.write(bytes("z"));
        again.commit();
        assertThatThrownBy(again::commit).isInstanceOf(ClosedChannelException.class);
        assertThat(text(store, "box/blob")).isEqualTo("z");
    }

    /** New files have only the permissions that the umask of the process allows. */
    @Test
    void filesHaveOnlyThePermissionsOfTheUmask() throws IOException {
        Path made = Files.createFile(folder.resolve("made"));
        Path folderMade = Files.createDirectory(folder.resolve("foldermade"));
        store.put("box/put", bytes("x"));
        store.putIfAbsent("box/absent", bytes("x"));
        try (BlobStore.Sink sink =
                store.create("box/blob", BlobStore.UNKNOWN_LENGTH).orElseThrow()) {
            sink.commit();
        }
        for (String name : List.of("put", "absent", "blob")) {
            assertThat(Files.getPosixFilePermissions(folder.resolve("box").resolve(name)))
                    .as(name)
                    .isEqualTo(Files.getPosixFilePermissions(made));
        }
        assertThat(Files.getPosixFilePermissions(folder.resolve("box")))
                .isEqualTo(Files.getPosixFilePermissions(folderMade));
    }
}
