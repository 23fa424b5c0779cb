package org.tbimage.testbox.service.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.service.boot.ServiceSettings;
import org.tbimage.value.ImageName;

/** T50: a disk with images is selected or reported as left out, for each property of a disk and each job. */
class ImagedDisksTest {
    private static final Disk FIXED = Disks.attached("sda", "sata", false, false);

    @TempDir
    Path box;

    @ParameterizedTest
    @CsvSource({
        "sdb, sata, false, false, true, true",
        "sdb, sata, true, false, true, true",
        "sdb, usb, false, false, true, true",
        "sdb, usb, true, false, true, true",
        "sdb, firewire, false, false, true, true",
        "sdb, sata, false, true, true, true",
        "sdb, usb, true, true, true, true",
        "sdb, fc, false, false, true, false",
        "sdb, iscsi, false, false, true, false",
        "nbd0, nbd, false, false, true, true"
    })
    void aDiskWithImagesIsSelectedOrReported(
            String name, String transport, boolean removable, boolean readOnly, boolean backedUp, boolean restored)
            throws IOException {
        Disk disk = Disks.attached(name, transport, removable, readOnly);
        check(disk, false, backedUp);
        check(disk, true, restored);
    }

    private void check(Disk disk, boolean toWrite, boolean taken) throws IOException {
        BoxImage image = Disks.image("sdb", disk);
        DiskSelection choice = choose(toWrite, List.of(image), FIXED, disk);
        assertThat(choice.chosen()).as("chosen to write: " + toWrite).hasSize(taken ? 2 : 1);
        if (!taken) {
            assertThat(choice.skipped()).singleElement().satisfies(skip -> {
                assertThat(skip.images()).containsExactly(image.name());
                assertThat(skip.describe()).contains(disk.name(), "there are images of it: 10.0.2.15/sdb");
            });
        }
    }

    @Test
    void anEmptyDiskIsLeftOutByName() throws IOException {
        Disk empty = Disks.disk("sdb", "B", "slot-B", 0);
        for (boolean toWrite : new boolean[] {false, true}) {
            DiskSelection choice = choose(toWrite, List.of(Disks.image("sdb", Disks.disk("sdb", "B"))), FIXED, empty);
            assertThat(choice.chosen()).containsExactly(FIXED);
            assertThat(choice.skipped())
                    .extracting(Skipped::images)
                    .containsExactly(List.of(new ImageName("10.0.2.15", "sdb")));
        }
    }

    /** A USB stick in the port of an imaged disk is not that disk. */
    @Test
    void anExternalDiskWithoutIdentityIsReadButNotWritten() throws IOException {
        BoxImage image = Disks.image("sdb", Disks.named("sdb", "", "", "", "sdb"));
        Disk mute = Disks.mute("sdb", "usb", "sdb");
        assertThat(choose(false, List.of(image), FIXED, mute).chosen()).containsExactly(FIXED, mute);
        DiskSelection restore = choose(true, List.of(image), FIXED, mute);
        assertThat(restore.chosen()).containsExactly(FIXED);
        DiskMatching matching = DiskMatching.of(List.of(image), restore);
        assertThat(matching.assignments()).isEmpty();
        assertThat(matching.unclear().get(image)).contains("its disk is left out: sdb", "disk-devices.lst");
    }

    @Test
    void aSharedDiskWithImagesIsNotReplacedByAnother() throws IOException {
        Disk shared = Disks.attached("sdb", "iscsi", false, false);
        BoxImage image = Disks.image("sdb", shared);
        DiskMatching matching = DiskMatching.of(List.of(image), choose(true, List.of(image), FIXED, shared));
        assertThat(matching.assignments()).isEmpty();
        assertThat(matching.unclear().get(image)).contains("other machines may use it (iscsi)");
    }

    @Test
    void retiredImagesDoNotSelectADisk() throws IOException {
        Disk usb = Disks.attached("sdb", "usb", true, false);
        assertThat(choose(false, List.of(Disks.retired("sdb", usb)), FIXED, usb).chosen())
                .containsExactly(FIXED);
    }

    @Test
    void aBoxOfImagedRemovableDisksOnlyHasDisks() throws IOException {
        Disk usb = Disks.attached("sdb", "usb", true, false);
        assertThat(choose(true, List.of(Disks.image("sdb", usb)), usb).chosen()).containsExactly(usb);
        assertThatThrownBy(() -> choose(true, List.of(), usb))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("left out: sdb");
    }

    private DiskSelection choose(boolean toWrite, List<BoxImage> images, Disk... disks) throws IOException {
        BoxDisks here = new BoxDisks(Arrays.asList(disks), box.resolve("dev"), box, images);
        return DiskSelection.of(here, ServiceSettings.DEFAULTS, toWrite);
    }
}
