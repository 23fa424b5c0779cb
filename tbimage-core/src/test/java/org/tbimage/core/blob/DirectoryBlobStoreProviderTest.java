package org.tbimage.core.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.BlobStore;
import org.tbimage.value.Location;

class DirectoryBlobStoreProviderTest {
    @TempDir
    Path folder;

    private static BlobStore open(String location) throws IOException {
        return new DirectoryBlobStoreProvider().open(Location.parse(location, "dir"));
    }

    private static void assertMissing(String location, String message, String remedy) {
        assertThatThrownBy(() -> open(location))
                .isInstanceOfSatisfying(ImagingException.class, e -> {
                    assertThat(e.problem()).isEqualTo(Problem.NO_SUCH_STORE);
                    assertThat(e.remedy()).contains(remedy);
                })
                .hasMessageContaining(message);
    }

    @Test
    void missingFolderIsNamed() throws IOException {
        assertMissing("dir:" + folder + "/none", folder + "/none does not exist", "mkdir -p " + folder + "/none");
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertMissing("dir:" + file, "is not a folder", "name the folder");
    }

    /** An empty mount point is not accepted as the share. */
    @Test
    void markerDetectsAMountedShare() throws IOException {
        String location = "dir:" + folder + "?marker=required";
        assertMissing(location, "not mounted", "mount the share");
        Files.createFile(folder.resolve("testbox-backup"));
        open(location).close();
    }

    @Test
    void unknownOptionsAreRejected() {
        assertThatThrownBy(() -> open("dir:" + folder + "?marker=maybe")).isInstanceOf(ImagingException.class);
        assertThatThrownBy(() -> open("dir:" + folder + "?makrer=required"))
                .isInstanceOf(ImagingException.class)
                .hasMessageContaining("marker");
    }
}
