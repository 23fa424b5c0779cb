package org.tbimage.core.engine.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.action.CancelledException;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.engine.ImageSource;
import org.tbimage.core.engine.Restore;
import org.tbimage.core.engine.Rig;
import org.tbimage.core.job.JobContext;
import org.tbimage.core.job.RestoreResult;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.ImageStore;
import org.tbimage.store.PlainImage;
import org.tbimage.store.UnsupportedImageException;
import org.tbimage.testkit.device.RecordingDevice;

/** Images of the script before this program: a compressed disk and nothing else (T1, T2, T25, T44). */
class PlainImageTest {
    private static final byte[] CONTENT = Rig.content("dttzztdzzzdzzzzzzzzzzzzzzzzzt" + "z".repeat(30) + "tdz", 512);

    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void makeStore() throws IOException {
        rig = new Rig(folder);
        Files.createDirectories(rig.boxFolder());
    }

    private static byte[] members(int count) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        int size = CONTENT.length / count + 1;
        for (int at = 0; at < CONTENT.length; at += size) {
            try (GZIPOutputStream member = new GZIPOutputStream(file)) {
                member.write(CONTENT, at, Math.min(size, CONTENT.length - at));
            }
        }
        return file.toByteArray();
    }

    private RestoreResult restore(RecordingDevice target) throws IOException {
        try (ImageStore store = rig.openStore()) {
            JobContext context = rig.context(ProgressListener.SILENT);
            ImageSource source =
                    ImageSource.of(store.files().plainImage(Rig.NAME).orElseThrow(), context);
            Restore restore = new Restore(context, source, target, Rig.PLAINLY);
            restore.check();
            return restore.run();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sda.gz", "sda.raw.gz", "sda.raw.zst"})
    void restoresWhateverItIsCalled(String name) throws IOException {
        Files.write(rig.boxFolder().resolve(name), members(3));
        for (byte[] before : new byte[][] {new byte[CONTENT.length], Rig.dirty(CONTENT.length)}) {
            try (RecordingDevice target = rig.disk("target", before)) {
                restore(target);
                assertThat(rig.contentOf(target)).isEqualTo(CONTENT);
            }
        }
    }

    @Test
    void writesOnlyWhatDiffers() throws IOException {
        Files.write(rig.boxFolder().resolve("sda.gz"), members(1));
        byte[] before = CONTENT.clone();
        before[before.length - 1] ^= 1;
        try (RecordingDevice target = rig.disk("target", before)) {
            RestoreResult result = restore(target);
            assertThat(rig.contentOf(target)).isEqualTo(CONTENT);
            assertThat(result.writtenBytes()).isLessThan(CONTENT.length);
            assertThat(restore(target).writtenBytes()).isZero();
        }
    }

    /** Cut between members too: the size of the disk is not known, so a file that ends there is the only one not refused. */
    @Test
    void aCutFileIsRefusedBeforeTheFirstWrite() throws IOException {
        byte[] whole = members(1);
        for (int length : new int[] {0, 1, 5, 17, whole.length / 2, whole.length - 8, whole.length - 1}) {
            assertRefused(Arrays.copyOf(whole, length), "cut to " + length);
        }
    }

    @Test
    void aFlippedBitIsRefusedBeforeTheFirstWrite() throws IOException {
        byte[] whole = members(2);
        for (int at = 0; at < whole.length; at += 997) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 0x10;
            if (at != 4) { // the time stamp of a member means nothing
                assertRefused(flipped, "flipped at " + at);
            }
        }
    }

    /** T1: a library took it for the end of the file. */
    @Test
    void aDamagedHeaderOfALaterMemberIsNoEnd() throws IOException {
        byte[] one = members(1);
        for (int at = 0; at < 3; at++) {
            byte[] two = Arrays.copyOf(one, 2 * one.length);
            System.arraycopy(one, 0, two, one.length, one.length);
            two[one.length + at] ^= 0x10;
            assertRefused(two, "byte " + at + " of the second header");
        }
    }

    @Test
    void rubbishIsRefused() throws IOException {
        assertRefused(new byte[4096], "zeros");
        assertRefused(Arrays.copyOf(members(1), members(1).length + 20_000), "padded with zeros", true);
        byte[] tail = Arrays.copyOf(members(1), members(1).length + 10);
        tail[tail.length - 3] = 7;
        assertRefused(tail, "with rubbish behind");
    }

    /** Behind its last member may be zeros for many TiB, which take no room: who asks to stop is heard there, too. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void isStoppedWhereItExpandsToNothing() throws IOException {
        Path file = rig.boxFolder().resolve("sda.gz");
        try (GZIPOutputStream member = new GZIPOutputStream(Files.newOutputStream(file))) {
            member.write(CONTENT, 0, 10);
        }
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(1L << 40);
        }
        JobContext context = rig.context(ProgressListener.SILENT);
        context.cancellation().request();
        try (ImageStore store = rig.openStore()) {
            PlainImage image = store.files().plainImage(Rig.NAME).orElseThrow();
            assertThatThrownBy(() -> ImageSource.of(image, context)).isInstanceOf(CancelledException.class);
        }
    }

    private void assertRefused(byte[] file, String what) throws IOException {
        assertRefused(file, what, false);
    }

    private void assertRefused(byte[] file, String what, boolean orWhole) throws IOException {
        Files.write(rig.boxFolder().resolve("sda.gz"), file);
        try (RecordingDevice target = rig.disk("target", Rig.dirty(CONTENT.length))) {
            if (orWhole) {
                restore(target);
                assertThat(rig.contentOf(target)).as(what).isEqualTo(CONTENT);
                return;
            }
            assertThatThrownBy(() -> restore(target))
                    .as(what)
                    .isInstanceOfAny(DamagedImageException.class, UnsupportedImageException.class)
                    .hasMessageContaining("sda.gz");
            assertThat(target.written()).as(what).isEmpty();
        }
    }
}
