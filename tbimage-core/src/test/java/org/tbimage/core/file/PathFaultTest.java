package org.tbimage.core.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.core.file.PathFault.Kind;

class PathFaultTest {
    @TempDir
    Path folder;

    @Test
    void isTheFirstNameThatCannotBeFollowed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("gone"));
        assertThat(PathFault.of(file)).isEmpty();
        assertThat(PathFault.of(Path.of("/"))).isEmpty();
        assertThat(PathFault.of(folder.resolve("a/b/c"))).isEqualTo(fault("a", Kind.MISSING));
        assertThat(PathFault.of(folder.resolve("a"))).isEqualTo(fault("a", Kind.MISSING));
        assertThat(PathFault.of(folder.resolve("x/../a"))).isEqualTo(fault("a", Kind.MISSING));
        assertThat(PathFault.of(file.resolve("b/c"))).isEqualTo(fault("file", Kind.NOT_A_FOLDER));
        assertThat(PathFault.of(link)).isEqualTo(fault("link", Kind.DEAD_LINK));
        assertThat(PathFault.of(link.resolve("b"))).isEqualTo(fault("link", Kind.DEAD_LINK));
    }

    private Optional<PathFault> fault(String name, Kind kind) {
        return Optional.of(new PathFault(folder.resolve(name), kind));
    }
}
