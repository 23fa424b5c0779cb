package org.tbimage.testbox.service.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tbimage.testbox.service.disk.Disks.all;
import static org.tbimage.testbox.service.disk.Disks.disk;
import static org.tbimage.testbox.service.disk.Disks.image;
import static org.tbimage.testbox.service.disk.Disks.plain;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tbimage.testbox.service.disk.Assignment.How;
import org.tbimage.value.ImageName;

/** Promise 3, T19: an image goes to its disk, or to one that takes its place beyond doubt, or nowhere. */
class MatchingTest {
    private static final Disk A = disk("sda", "A");
    private static final Disk B = disk("sdb", "B");
    private static final BoxImage OF_A = image("sda", A);
    private static final BoxImage OF_B = image("sdb", B);

    @Test
    void swappedNamesDoNotMatter() {
        Matching matching = Matching.of(List.of(OF_A, OF_B), all(disk("sda", "B"), disk("sdb", "A")));
        assertThat(matching.assignments())
                .extracting(a -> a.image().name().disk() + ">" + a.disk().name())
                .containsExactly("sda>sdb", "sdb>sda");
        assertThat(matching.assignments()).noneMatch(Assignment::isReplacement);
        assertThat(matching.unclear()).isEmpty();
    }

    @Test
    void aMovedDiskIsStillTheDisk() {
        Matching matching = Matching.of(List.of(OF_A), all(disk("nvme0n1", "A", "elsewhere", Disks.SIZE)));
        assertThat(only(matching).how()).isEqualTo(How.IDENTITY);
    }

    @Test
    void anotherDiskInTheSlotIsAReplacement() {
        Disk fresh = disk("sdc", "NEW", "slot-A", 2 * Disks.SIZE);
        Matching matching = Matching.of(List.of(OF_A, OF_B), all(fresh, B));
        assertThat(matching.assignments()).extracting(Assignment::how).containsExactly(How.IDENTITY, How.SLOT);
        assertThat(matching.assignments().get(1).disk()).isEqualTo(fresh);
        assertThat(matching.assignments().get(1).isOtherDisk()).isTrue();
    }

    @Test
    void theOnlyDiskLeftThatIsBigEnoughIsAReplacement() {
        Disk fresh = disk("sdc", "NEW", "other", 2 * Disks.SIZE);
        Disk small = disk("sdd", "TINY", "another", 1 << 20);
        Assignment assignment = only(Matching.of(List.of(OF_A), all(small, fresh)));
        assertThat(assignment.disk()).isEqualTo(fresh);
        assertThat(assignment.how()).isEqualTo(How.ONLY_ONE_LEFT);
        assertThat(assignment.isReplacement()).isTrue();
    }

    @Test
    void twoThatCouldTakeThePlaceAreUnclear() {
        Matching matching = Matching.of(List.of(OF_A), all(disk("sdc", "X"), disk("sdd", "Y")));
        assertThat(matching.assignments()).isEmpty();
        assertThat(matching.unclear().get(OF_A)).contains("sdc (Model, serial X", "sdd (Model, serial Y");
        assertThat(matching.left()).hasSize(2);
    }

    @Test
    void twoImagesThatCouldBeMeantAreUnclear() {
        Matching matching = Matching.of(List.of(OF_A, OF_B), all(disk("sdc", "X")));
        assertThat(matching.assignments()).isEmpty();
        assertThat(matching.unclear()).hasSize(2);
        assertThat(matching.unclear().get(OF_A)).contains("also without a disk: 10.0.2.15/sdb");
    }

    @Test
    void aReplacementThatIsTooSmallIsNone() {
        Matching matching = Matching.of(List.of(OF_A), all(disk("sda", "NEW", "slot-A", Disks.SIZE - 512)));
        assertThat(matching.assignments()).isEmpty();
        assertThat(matching.unclear().get(OF_A)).contains("sda is too small");
    }

    @Test
    void withoutAnyDiskLeftItSaysSo() {
        Matching matching = Matching.of(List.of(OF_A, OF_B), all(A));
        assertThat(only(matching).disk()).isEqualTo(A);
        assertThat(matching.unclear().get(OF_B)).isEqualTo("its disk is not there, and no other is left");
    }

    @Test
    void twinsAreToldApartByTheirSlots() {
        Disk one = disk("nvme0n1", "TWIN", "pci-1", Disks.SIZE);
        Disk two = disk("nvme1n1", "TWIN", "pci-2", Disks.SIZE);
        BoxImage ofOne = image("nvme0n1", one);
        BoxImage ofTwo = image("nvme1n1", two);
        Disk swappedOne = disk("nvme1n1", "TWIN", "pci-1", Disks.SIZE);
        Disk swappedTwo = disk("nvme0n1", "TWIN", "pci-2", Disks.SIZE);
        Matching matching = Matching.of(List.of(ofOne, ofTwo), all(swappedTwo, swappedOne));
        assertThat(matching.unclear()).isEmpty();
        assertThat(matching.assignments())
                .allMatch(a -> a.image().isOfSlot(a.disk()))
                .hasSize(2);
    }

    @Test
    void twinsWithoutSlotsAreUnclear() {
        Disk one = disk("sda", "TWIN", "", Disks.SIZE);
        Disk two = disk("sdb", "TWIN", "", Disks.SIZE);
        Matching matching = Matching.of(List.of(image("sda", one)), all(one, two));
        assertThat(matching.assignments()).isEmpty();
        assertThat(matching.unclear().values()).singleElement().asString().contains("several disks say that they are");
    }

    @Test
    void twoImagesOfOneDiskAreUnclearAndNobodyElseGetsIt() {
        BoxImage again = image("sdz", A);
        Matching matching = Matching.of(List.of(OF_A, again, OF_B), all(A));
        assertThat(matching.assignments()).isEmpty();
        assertThat(matching.unclear()).hasSize(3);
        assertThat(matching.unclear().get(again)).contains("and so was 10.0.2.15/sda");
    }

    @Test
    void disksThatTellNothingGoBySlotThenByName() {
        Disk mute = disk("vda", "", "pci-4", Disks.SIZE);
        Disk mute2 = disk("vdb", "", "pci-5", Disks.SIZE);
        BoxImage of4 = image("vda", mute);
        BoxImage of5 = image("vdb", mute2);
        Matching swapped = Matching.of(
                List.of(of4, of5), all(disk("vda", "", "pci-5", Disks.SIZE), disk("vdb", "", "pci-4", Disks.SIZE)));
        assertThat(swapped.assignments())
                .allMatch(a -> a.how() == How.SLOT && a.image().isOfSlot(a.disk()))
                .hasSize(2);

        Disk nowhere = disk("vda", "", "", Disks.SIZE);
        Assignment byName = only(Matching.of(List.of(image("vda", nowhere)), all(nowhere)));
        assertThat(byName.how()).isEqualTo(How.NAME);
        assertThat(byName.isReplacement()).isFalse();
    }

    @Test
    void anImageOfAnotherToolGoesByItsNameAlone() {
        assertThat(only(Matching.of(List.of(plain("sda")), all(A, B))).disk()).isEqualTo(A);
        assertThat(Matching.of(List.of(plain("hda")), all(A)).unclear()).hasSize(1);
    }

    @Test
    void aDamagedImageIsNotRestoredAndTheOthersAre() {
        BoxImage damaged = new BoxImage(new ImageName("10.0.2.15", "sda"), Optional.empty(), Optional.of("damaged: x"));
        Matching matching = Matching.of(List.of(damaged, OF_B), all(A, B));
        assertThat(only(matching).disk()).isEqualTo(B);
        assertThat(matching.unclear()).containsEntry(damaged, "damaged: x");
    }

    @Test
    void disksThatNobodyNamedKeepTheirImagesAndGetNoOther() {
        DiskChoice onlyB = new DiskChoice(List.of(B), List.of(A), true, List.of());
        Matching matching = Matching.of(List.of(OF_A, OF_B), onlyB);
        assertThat(only(matching).disk()).isEqualTo(B);
        assertThat(matching.unclear()).isEmpty();

        BoxImage gone = image("sdq", disk("sdq", "GONE"));
        DiskChoice none = new DiskChoice(List.of(B), List.of(disk("sdq", "NEW")), true, List.of());
        assertThat(only(Matching.of(List.of(gone, OF_B), none)).disk()).isEqualTo(B);
    }

    @Test
    void otherSectorsDoNotFit() {
        Disk large = new Disk(new org.tbimage.device.DeviceInfo(
                "/dev/sdc",
                org.tbimage.device.DeviceInfo.Kind.DISK,
                new org.tbimage.device.Geometry(Disks.SIZE, 4096, 4096),
                disk("sdc", "NEW").info().identity(),
                false,
                false,
                true,
                List.of()));
        assertThat(Matching.of(List.of(OF_A), all(large)).unclear().get(OF_A))
                .contains("sdc has sectors of another size");
    }

    private static Assignment only(Matching matching) {
        assertThat(matching.assignments()).hasSize(1);
        return matching.assignments().get(0);
    }
}
