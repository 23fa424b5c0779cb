package org.tbimage.core.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.action.ProgressListener;
import org.tbimage.codec.Codec;
import org.tbimage.core.engine.Backup;
import org.tbimage.core.engine.Rig;
import org.tbimage.core.job.BackupOptions;
import org.tbimage.core.job.BackupRequest;
import org.tbimage.core.job.ChangedDisk;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.DeviceInfo;
import org.tbimage.device.DiskIdentity;
import org.tbimage.device.Geometry;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.device.FilterDevice;
import org.tbimage.testkit.device.RecordingDevice;

/** A backup of a blank, other or cut disk does not become the newest image without a word (T52). */
class ChangedDiskTest {
    private static final int SIZE = 48 * Rig.CHUNK;

    @TempDir
    Path folder;

    private Rig rig;
    private final List<String> warned = new ArrayList<>();
    private final List<String> noted = new ArrayList<>();

    private final class Ear implements ProgressListener {
        @Override
        public void warned(String message) {
            warned.add(message);
        }

        @Override
        public void noted(String message) {
            noted.add(message);
        }
    }

    @BeforeEach
    void makeStore() throws IOException {
        rig = new Rig(folder);
    }

    private static byte[] partitioned(int id) {
        byte[] disk = Rig.content("t" + "d".repeat(SIZE / Rig.CHUNK - 1), 0);
        java.util.Arrays.fill(disk, 0, 512, (byte) 0);
        ByteBuffer.wrap(disk)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(440, id)
                .put(446 + 4, (byte) 0x83)
                .putInt(446 + 8, 2048)
                .putInt(446 + 12, 2048)
                .putShort(510, (short) 0xAA55);
        return disk;
    }

    private void backup(byte[] content, ChangedDisk answer) throws IOException {
        backup(content, answer, device -> device);
    }

    private void backup(byte[] content, ChangedDisk answer, UnaryOperator<BlockDevice> around) throws IOException {
        warned.clear();
        noted.clear();
        Codec codec = rig.codec("lz4");
        try (RecordingDevice disk = rig.disk("disk", content);
                ImageStore store = rig.openStore()) {
            BackupOptions options =
                    BackupOptions.of(codec).withChunkSize(Rig.CHUNK).withChangedDisk(answer);
            BackupRequest request =
                    new BackupRequest(around.apply(disk), store, Rig.NAME, options, BackupRequest.Base.NEWEST);
            new Backup(rig.context(new Ear()), request).run();
        }
    }

    /** A person is warned, a service refuses and leaves the older image the newest, who insists is not warned. */
    private void assertTold(byte[] changed, UnaryOperator<BlockDevice> around, String... words) throws IOException {
        backup(partitioned(1), ChangedDisk.REFUSE);
        assertThat(warned).isEmpty();
        List<Path> files = rig.files();
        rig.setClock(Rig.NOON.plus(Duration.ofDays(1)));
        assertThatThrownBy(() -> backup(changed, ChangedDisk.REFUSE, around))
                .isInstanceOfSatisfying(
                        ImagingException.class, e -> assertThat(e.problem()).isEqualTo(Problem.DISK_CHANGED))
                .message()
                .contains("has changed since 10.40.41.42/sda@20261122T120000Z")
                .contains(words);
        assertThat(rig.files()).isEqualTo(files);
        backup(changed, ChangedDisk.WARN, around);
        assertThat(warned).singleElement().asString().contains(words).contains("The new image becomes the newest");
    }

    @Test
    void aBlankDisk() throws IOException {
        assertTold(new byte[SIZE], device -> device, "it is blank", "its partition table is gone: it had dos 00000001");
    }

    @Test
    void aTableThatIsGone() throws IOException {
        byte[] changed = partitioned(1);
        java.util.Arrays.fill(changed, 0, 512, (byte) 0);
        assertTold(changed, device -> device, "its partition table is gone: it had dos 00000001");
    }

    @Test
    void anotherTable() throws IOException {
        assertTold(partitioned(2), device -> device, "its partition table is dos 00000002, and was dos 00000001");
    }

    @Test
    void aSmallerDisk() throws IOException {
        byte[] changed = java.util.Arrays.copyOf(partitioned(1), SIZE - 1024);
        assertTold(changed, device -> device, "it has " + (SIZE - 1024) + " bytes, and had " + SIZE);
    }

    @Test
    void aLargerDisk() throws IOException {
        byte[] changed = java.util.Arrays.copyOf(partitioned(1), SIZE + 1024);
        assertTold(changed, device -> device, "it has " + (SIZE + 1024) + " bytes, and had " + SIZE);
    }

    /** Both MiB at the ends are as they were, and what lies between is gone. */
    @Test
    void aDiskOfWhichMostIsZeros() throws IOException {
        byte[] changed = partitioned(1);
        java.util.Arrays.fill(changed, 17 * Rig.CHUNK, 31 * Rig.CHUNK, (byte) 0);
        backup(partitioned(1), ChangedDisk.REFUSE);
        rig.setClock(Rig.NOON.plus(Duration.ofDays(1)));
        backup(changed, ChangedDisk.REFUSE);
        assertThat(warned).isEmpty();
        java.util.Arrays.fill(changed, 4 * Rig.CHUNK, 47 * Rig.CHUNK, (byte) 0);
        rig.setClock(Rig.NOON.plus(Duration.ofDays(2)));
        int files = rig.files().size();
        assertThatThrownBy(() -> backup(changed, ChangedDisk.REFUSE))
                .hasMessageContaining("most of its content is gone");
        assertThat(rig.files()).hasSize(files);
        backup(changed, ChangedDisk.WARN);
        assertThat(warned).singleElement().asString().contains("most of its content is gone");
    }

    @Test
    void anotherDisk() throws IOException {
        DiskIdentity other = identity("OTHER");
        backup(partitioned(1), ChangedDisk.REFUSE, device -> new Posing(device, identity("FIRST"), SIZE));
        assertThatThrownBy(() -> backup(partitioned(1), ChangedDisk.REFUSE, device -> new Posing(device, other, SIZE)))
                .hasMessageContaining("it is another disk: ST, serial OTHER, and was ST, serial FIRST");
        backup(partitioned(1), ChangedDisk.REFUSE, device -> new Posing(device, identity("FIRST"), SIZE));
        assertThat(warned).isEmpty();
    }

    private static DiskIdentity identity(String serial) {
        return new DiskIdentity(
                Optional.of("ST"), Optional.of(serial), Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    @Test
    void aDiskThatGrowsOrShrinksDuringTheBackup() throws IOException {
        long grown = SIZE + 4096L;
        assertTold(
                partitioned(1),
                device -> new Posing(device, DiskIdentity.NONE, grown),
                "its size has changed during the backup: it has " + grown + " bytes now, and had " + SIZE,
                "what was added is not in the image");
        backup(partitioned(1), ChangedDisk.WARN, device -> new Posing(device, DiskIdentity.NONE, 4096));
        assertThat(warned).singleElement().asString().contains("it has 4096 bytes now");
    }

    /** Says who it is, and how large it is by now. */
    private static final class Posing extends FilterDevice {
        private final DiskIdentity identity;
        private final long now;

        Posing(BlockDevice behind, DiskIdentity identity, long now) {
            super(behind);
            this.identity = identity;
            this.now = now;
        }

        @Override
        public DeviceInfo info() {
            DeviceInfo info = super.info();
            Geometry geometry = info.geometry();
            return new DeviceInfo(
                    info.name(), DeviceInfo.Kind.DISK, geometry, identity, false, false, false, List.of());
        }

        @Override
        public long currentSize() {
            return now;
        }
    }

    @Test
    void whoeverInsistsIsNotWarned() throws IOException {
        backup(partitioned(1), ChangedDisk.WARN);
        rig.setClock(Rig.NOON.plus(Duration.ofDays(1)));
        backup(new byte[SIZE], ChangedDisk.ACCEPT);
        assertThat(warned).isEmpty();
        assertThat(noted).anySatisfy(line -> assertThat(line).contains("it is blank"));
    }

    /** There is nothing to compare a first backup with. */
    @Test
    void theFirstBackupOfABlankDiskWarns() throws IOException {
        backup(new byte[SIZE], ChangedDisk.REFUSE);
        assertThat(warned).singleElement().asString().contains("is blank");
    }

    @Test
    void aBlankDiskThatStaysBlankIsNoChange() throws IOException {
        backup(new byte[SIZE], ChangedDisk.WARN);
        rig.setClock(Rig.NOON.plus(Duration.ofDays(1)));
        backup(new byte[SIZE], ChangedDisk.REFUSE);
        assertThat(warned).isEmpty();
    }
}
