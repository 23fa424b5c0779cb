package org.tbimage.testbox.service.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tbimage.testbox.service.disk.Disks.all;
import static org.tbimage.testbox.service.disk.Disks.disk;
import static org.tbimage.testbox.service.disk.Disks.image;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** T19: all generations of one name are images of one disk. */
class ImageNamingTest {
    private static final BoxImage OF_A = image("sda", disk("sda", "A"));
    private static final BoxImage OF_B = image("sdb", disk("sdb", "B"));

    @Test
    void aNewDiskHasItsKernelName() {
        assertThat(names(List.of(), all(disk("nvme0n1", "A"), disk("cciss/c0d0", "B"))))
                .containsExactly("nvme0n1=nvme0n1", "cciss-c0d0=cciss-c0d0");
    }

    @Test
    void aKnownDiskKeepsItsNameWhenTheKernelSwapsThem() {
        assertThat(names(List.of(OF_A, OF_B), all(disk("sda", "B"), disk("sdb", "A"))))
                .containsExactlyInAnyOrder("sda=sdb", "sdb=sda");
    }

    @Test
    void aNewDiskDoesNotGetTheNameOfAnotherDisk() {
        assertThat(names(List.of(OF_A), all(disk("sda", "NEW"), disk("sdb", "A"))))
                .containsExactlyInAnyOrder("sda=sda-2", "sdb=sda");
        DiskSelection onlyNew =
                new DiskSelection(List.of(disk("sda", "NEW")), List.of(disk("sdb", "A")), true, List.of());
        assertThat(names(List.of(OF_A), onlyNew)).containsExactly("sda=sda-2");
    }

    @Test
    void aReplacementKeepsTheNameOfTheOldDisk() {
        assertThat(names(List.of(OF_A), all(disk("sda", "NEW")))).containsExactly("sda=sda");
    }

    @Test
    void identicalDisksKeepTheirNamesBySlot() {
        BoxImage one = image("sda", disk("sda", "TWIN", "slot-1", Disks.SIZE));
        BoxImage two = image("sdb", disk("sdb", "TWIN", "slot-2", Disks.SIZE));
        DiskSelection swapped =
                all(disk("sda", "TWIN", "slot-2", Disks.SIZE), disk("sdb", "TWIN", "slot-1", Disks.SIZE));
        assertThat(names(List.of(one, two), swapped)).containsExactlyInAnyOrder("sda=sdb", "sdb=sda");
        assertThat(names(List.of(one), swapped)).doesNotHaveDuplicates().hasSize(2);
    }

    /** A new disk must not continue the images of a retired disk. */
    @Test
    void retiredNamesAreNotGivenToOtherDisks() {
        BoxImage retired = Disks.retired("sda", disk("sda", "A"));
        assertThat(names(List.of(retired), all(disk("sda", "NEW")))).containsExactly("sda=sda-2");
        assertThat(names(List.of(retired), all(disk("sda", "A")))).containsExactly("sda=sda");
    }

    private static Stream<String> names(List<BoxImage> images, DiskSelection choice) {
        return new ImageNaming("10.0.2.15", images)
                .of(choice).entrySet().stream()
                        .map(entry ->
                                entry.getKey().name() + "=" + entry.getValue().disk());
    }
}
