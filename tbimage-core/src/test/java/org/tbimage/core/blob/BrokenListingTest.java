package org.tbimage.core.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tbimage.testkit.store.BlobStoreFixture.bytes;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.core.powercut.CutProvider;
import org.tbimage.core.powercut.StableStorage;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.BlobStore;

/** Listing a folder breaks off. The entries read so far do not count as a complete list (T36). */
class BrokenListingTest {
    @TempDir
    Path folder;

    private boolean broken;
    private int missing;

    /** The file system of a server that disappears during a listing. */
    private final class Breaking extends CutProvider {
        Breaking(Path root) throws IOException {
            super(new StableStorage(root), () -> {});
        }

        @Override
        public DirectoryStream<Path> newDirectoryStream(Path of, DirectoryStream.Filter<? super Path> filter)
                throws IOException {
            if (missing-- > 0) {
                throw new NoSuchFileException(of.toString());
            }
            DirectoryStream<Path> all = super.newDirectoryStream(of, filter);
            return broken ? new BrokenOff(all) : all;
        }
    }

    /** Returns one entry, and then fails. */
    private record BrokenOff(DirectoryStream<Path> all) implements DirectoryStream<Path> {
        @Override
        public Iterator<Path> iterator() {
            Iterator<Path> entries = all.iterator();
            return new Iterator<>() {
                private boolean begun;

                @Override
                public boolean hasNext() {
                    if (begun) {
                        throw new DirectoryIteratorException(new IOException("Stale file handle"));
                    }
                    return entries.hasNext();
                }

                @Override
                public Path next() {
                    begun = true;
                    return entries.next();
                }
            };
        }

        @Override
        public void close() throws IOException {
            all.close();
        }
    }

    private static void assertFails(ThrowingCallable listing) {
        assertThatThrownBy(listing)
                .isInstanceOfSatisfying(
                        ImagingException.class, e -> assertThat(e.problem()).isEqualTo(Problem.STORE_FAILED))
                .hasMessageContaining("Stale file handle");
    }

    /** Two writers of one box begin at the same time. One lists the folder while the other creates it. */
    @Test
    void aFolderCreatedMeanwhileIsListed() throws IOException {
        try (BlobStore store = new DirectoryBlobStore("dir:" + folder, new Breaking(folder).wrap(folder))) {
            store.put("box/disk.1", bytes("1"));
            missing = 1;
            assertThat(store.list("box/")).containsExactly("box/disk.1");
            missing = 2;
            assertThatThrownBy(() -> store.list("box/")).isInstanceOf(ImagingException.class);
        }
    }

    @Test
    void aListingThatBreaksOffFails() throws IOException {
        try (BlobStore store = new DirectoryBlobStore("dir:" + folder, new Breaking(folder).wrap(folder))) {
            store.put("box/disk.1", bytes("1"));
            store.put("box/disk.2", bytes("2"));
            assertThat(store.alias("box/alias", "box/disk.1")).isTrue();
            broken = true;
            assertFails(() -> store.list(""));
            assertFails(() -> store.list("box/"));
            assertFails(() -> store.sweepAbandoned("box/disk.", key -> true));
            broken = false;
            assertThat(store.list("box/disk.")).hasSize(2);
        }
    }
}
