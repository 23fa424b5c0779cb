package org.tbimage.core.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.store.BlobStore;
import org.tbimage.testkit.device.Tools;
import org.tbimage.testkit.store.BlobStoreContract;
import org.tbimage.value.Location;

/** The contract for blobs in a directory. */
class DirectoryContractTest extends BlobStoreContract {
    @TempDir
    Path folder;

    @TempDir
    Path small;

    private boolean mounted;

    @Override
    public BlobStore open() throws IOException {
        return open(folder);
    }

    private static BlobStore open(Path root) throws IOException {
        return new DirectoryBlobStoreProvider().open(new Location("dir", root.toString(), Map.of()));
    }

    /** The hidden file is gone, as after a sweep. */
    @Override
    public boolean revoke(String key) throws IOException {
        Path claim = DirectoryOperations.claim(folder.resolve(key));
        assertThat(claim).exists();
        Files.delete(claim);
        return true;
    }

    @Override
    public Optional<BlobStore> openSmall(int bytes) throws IOException {
        Tools.assumeRootWith("mount", "umount");
        Tools.run("mount", "-t", "tmpfs", "-o", "size=" + bytes, "tmpfs", small.toString());
        mounted = true;
        return Optional.of(open(small));
    }

    @AfterEach
    void unmount() throws IOException {
        if (mounted) {
            Tools.run("umount", small.toString());
        }
    }
}
