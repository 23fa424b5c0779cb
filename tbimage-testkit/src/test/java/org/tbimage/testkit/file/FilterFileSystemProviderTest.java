package org.tbimage.testkit.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilterFileSystemProviderTest {
    @TempDir
    Path folder;

    /** A provider whose deletions fail. */
    private static final class Undeletable extends FilterFileSystemProvider {
        @Override
        public void delete(Path path) throws IOException {
            throw new AccessDeniedException(path.toString());
        }
    }

    /** A path that is derived from a wrapped path is wrapped, too, so that no operation bypasses the provider. */
    @Test
    void derivedPathsBelongToTheProvider() throws IOException {
        Path wrapped = new Undeletable().wrap(folder);
        FileSystem fileSystem = wrapped.getFileSystem();
        assertThat(fileSystem).isNotEqualTo(FileSystems.getDefault());
        Path file = Files.writeString(wrapped.resolve("a"), "content");
        assertThat(Stream.of(
                        file,
                        file.getParent(),
                        file.getFileName(),
                        file.getRoot(),
                        file.getName(0),
                        file.subpath(0, 1),
                        file.normalize(),
                        file.toAbsolutePath(),
                        file.toRealPath(),
                        file.resolveSibling("b"),
                        wrapped.relativize(file),
                        fileSystem.getPath("/x")))
                .allMatch(path -> path.getFileSystem().equals(fileSystem));
        try (Stream<Path> files = Files.list(wrapped)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void operationsReachTheDefaultFileSystem() throws IOException {
        Path wrapped = new Undeletable().wrap(folder);
        Path file = Files.writeString(wrapped.resolve("a"), "content");
        Files.createDirectory(wrapped.resolve("sub"));
        Files.copy(file, wrapped.resolve("sub/copy"));
        Files.createLink(wrapped.resolve("sub/link"), file);
        Files.move(file, wrapped.resolve("sub/moved"));
        assertThat(folder.resolve("a")).doesNotExist();
        assertThat(folder.resolve("sub/copy")).hasContent("content");
        assertThat(Files.isSameFile(folder.resolve("sub/link"), folder.resolve("sub/moved")))
                .isTrue();
        assertThat(Files.size(wrapped.resolve("sub/moved"))).isEqualTo(7);
    }

    @Test
    void anOverriddenOperationFails() throws IOException {
        Path file = Files.writeString(new Undeletable().wrap(folder).resolve("a"), "content");
        assertThatThrownBy(() -> Files.delete(file)).isInstanceOf(AccessDeniedException.class);
        assertThat(folder.resolve("a")).exists();
    }
}
