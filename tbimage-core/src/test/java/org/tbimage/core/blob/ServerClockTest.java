package org.tbimage.core.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tbimage.testkit.store.BlobStoreFixture.bytes;
import static org.tbimage.testkit.store.BlobStoreFixture.text;

import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.core.powercut.CutProvider;
import org.tbimage.core.powercut.StableStorage;
import org.tbimage.store.BlobInfo;
import org.tbimage.store.BlobStore;

/**
 * A server with a wrong clock sets the modification times. A file that it has just written is young, whatever the local
 * clock says (T37).
 */
class ServerClockTest {
    private static final String KEY = "box/disk.pack";

    @TempDir
    Path folder;

    /** The file system of a server with a wrong clock. */
    private static final class Off extends CutProvider {
        private final Duration by;

        Off(Path root, Duration by) throws IOException {
            super(new StableStorage(root), () -> {});
            this.by = by;
        }

        @Override
        public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
                throws IOException {
            A real = super.readAttributes(path, type, options);
            return type == BasicFileAttributes.class ? type.cast(new Stamped(real, by)) : real;
        }
    }

    private record Stamped(BasicFileAttributes real, Duration by) implements BasicFileAttributes {
        @Override
        public FileTime lastModifiedTime() {
            return FileTime.from(real.lastModifiedTime().toInstant().plus(by));
        }

        @Override
        public FileTime lastAccessTime() {
            return real.lastAccessTime();
        }

        @Override
        public FileTime creationTime() {
            return real.creationTime();
        }

        @Override
        public boolean isRegularFile() {
            return real.isRegularFile();
        }

        @Override
        public boolean isDirectory() {
            return real.isDirectory();
        }

        @Override
        public boolean isSymbolicLink() {
            return real.isSymbolicLink();
        }

        @Override
        public boolean isOther() {
            return real.isOther();
        }

        @Override
        public long size() {
            return real.size();
        }

        @Override
        public Object fileKey() {
            return real.fileKey();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-400 * 24, -3, 3, 400 * 24})
    void aYoungFileIsNotOld(int hours) throws IOException {
        Path root = new Off(folder, Duration.ofHours(hours)).wrap(folder);
        try (BlobStore store = new DirectoryBlobStore("dir:" + folder, root)) {
            try (BlobStore.Sink sink =
                    store.create(KEY, BlobStore.UNKNOWN_LENGTH).orElseThrow()) {
                sink.write(bytes("content"));
                assertThat(store.sweepAbandoned("box/disk.", key -> true)).isZero();
                sink.commit();
            }
            assertThat(text(store, KEY)).isEqualTo("content");
        }
    }

    /** Ages are told by this clock alone: blobs and claims written just now are young by it, however wrong it is. */
    @ParameterizedTest
    @ValueSource(ints = {-400 * 24, -3, 3, 400 * 24})
    void nowIsTheTimeOfTheClockThatStampsBlobsAndClaims(int hours) throws IOException {
        Path root = new Off(folder, Duration.ofHours(hours)).wrap(folder);
        try (BlobStore store = new DirectoryBlobStore("dir:" + folder, root)) {
            assertThat(store.now("box/disk."))
                    .as("of a folder that does not exist")
                    .isEmpty();
            store.put("box/disk.part", bytes("part"));
            try (BlobStore.Sink claim =
                    store.create(KEY, BlobStore.UNKNOWN_LENGTH).orElseThrow()) {
                claim.write(bytes("content"));
                Instant now = store.now("box/disk.").orElseThrow();
                BlobInfo claimed = store.claims("box/disk.").get(0);
                BlobInfo blob = store.entries("box/disk.").get(0);
                assertThat(claimed.key()).isEqualTo(KEY);
                assertThat(Duration.between(claimed.modified(), now).abs()).isLessThan(Duration.ofMinutes(30));
                assertThat(Duration.between(blob.modified(), now).abs()).isLessThan(Duration.ofMinutes(30));
            }
        }
    }
}
