package org.tbimage.testbox.service.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tbimage.testbox.service.disk.Disks.all;
import static org.tbimage.testbox.service.disk.Disks.disk;
import static org.tbimage.testbox.service.disk.Disks.image;
import static org.tbimage.testbox.service.disk.Disks.plain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tbimage.testbox.service.disk.Assignment.How;
import org.tbimage.value.ImageName;

/** Promise 3, T19: an image is restored to its disk, to an unambiguous replacement, or not at all. */
class DiskMatchingTest {
    private static final Disk A = disk("sda", "A");
    private static final Disk B = disk("sdb", "B");
    private static final BoxImage OF_A = image("sda", A);
    private static final BoxImage OF_B = image("sdb", B);

    @Test
    void swappedNamesDoNotMatter() {
        DiskMatching matching = DiskMatching.of(List.of(OF_A, OF_B), all(disk("sda", "B"), disk("sdb", "A")));
        assertThat(matching.assignments())
                .extracting(a -> a.image().name().disk() + ">" + a.disk().name())
                .containsExactly("sda>sdb", "sdb>sda");
        assertThat(matching.assignments()).noneMatch(Assignment::isReplacement);
        assertThat(matching.unclear()).isEmpty();
    }

    @Test
    void aMovedDiskIsStillTheDisk() {
        DiskMatching matching = DiskMatching.of(List.of(OF_A), all(disk("nvme0n1", "A", "elsewhere", Disks.SIZE)));
        assertThat(only(matching).how()).isEqualTo(How.IDENTITY);
    }

    @Test
    void anotherDiskInTheSlotIsAReplacement() {
        Disk fresh = disk("sdc", "NEW", "slot-A", 2 * Disks.SIZE);
        DiskMatching matching = DiskMatching.of(List.of(OF_A, OF_B), all(fresh, B));
        assertThat(matching.assignments()).extracting(Assignment::how).containsExactly(How.IDENTITY, How.SLOT);
        assertThat(matching.assignments().get(1).disk()).isEqualTo(fresh);
        assertThat(matching.assignments().get(1).isOtherDisk()).isTrue();
    }

    @Test
    void theOnlyRemainingDiskThatIsBigEnoughIsAReplacement() {
        Disk fresh = disk("sdc", "NEW", "other", 2 * Disks.SIZE);
        Disk small = disk("sdd", "TINY", "another", 1 << 20);
        Assignment assignment = only(DiskMatching.of(List.of(OF_A), all(small, fresh)));
        assertThat(assignment.disk()).isEqualTo(fresh);
        assertThat(assignment.how()).isEqualTo(How.ONLY_ONE_LEFT);
        assertThat(assignment.isReplacement()).isTrue();
    }

    @Test
    void twoPossibleReplacementsAreAmbiguous() {
        DiskMatching matching = DiskMatching.of(List.of(OF_A), all(disk("sdc", "X"), disk("sdd", "Y")));
        assertThat(matching.assignments()).isEmpty();
        assertThat(matching.unclear().get(OF_A)).contains("sdc (Model, serial X", "sdd (Model, serial Y");
        assertThat(matching.unassigned()).hasSize(2);
    }

    @Test
    void twoPossibleImagesAreAmbiguous() {
        DiskMatching matching = DiskMatching.of(List.of(OF_A, OF_B), all(disk("sdc", "X")));
        assertThat(matching.assignments()).isEmpty();
        assertThat(matching.unclear()).hasSize(2);
        assertThat(matching.unclear().get(OF_A)).contains("also without a disk: 10.0.2.15/sdb");
    }

    @Test
    void aTooSmallDiskIsNoReplacement() {
        DiskMatching matching = DiskMatching.of(List.of(OF_A), all(disk("sda", "NEW", "slot-A", Disks.SIZE - 512)));
        assertThat(matching.assignments()).isEmpty();
        assertThat(matching.unclear().get(OF_A)).contains("sda is too small");
    }

    @Test
    void aMissingDiskIsReported() {
        DiskMatching matching = DiskMatching.of(List.of(OF_A, OF_B), all(A));
        assertThat(only(matching).disk()).isEqualTo(A);
        assertThat(matching.unclear().get(OF_B)).isEqualTo("its disk is missing, and no other disk remains");
    }

    @Test
    void identicalDisksAreDistinguishedBySlot() {
        Disk one = disk("nvme0n1", "TWIN", "pci-1", Disks.SIZE);
        Disk two = disk("nvme1n1", "TWIN", "pci-2", Disks.SIZE);
        BoxImage ofOne = image("nvme0n1", one);
        BoxImage ofTwo = image("nvme1n1", two);
        Disk swappedOne = disk("nvme1n1", "TWIN", "pci-1", Disks.SIZE);
        Disk swappedTwo = disk("nvme0n1", "TWIN", "pci-2", Disks.SIZE);
        DiskMatching matching = DiskMatching.of(List.of(ofOne, ofTwo), all(swappedTwo, swappedOne));
        assertThat(matching.unclear()).isEmpty();
        assertThat(matching.assignments())
                .allMatch(a -> a.image().isOfSlot(a.disk()))
                .hasSize(2);
    }

    @Test
    void identicalDisksWithoutSlotsAreAmbiguous() {
        Disk one = disk("sda", "TWIN", "", Disks.SIZE);
        Disk two = disk("sdb", "TWIN", "", Disks.SIZE);
        DiskMatching matching = DiskMatching.of(List.of(image("sda", one)), all(one, two));
        assertThat(matching.assignments()).isEmpty();
        assertThat(matching.unclear().values()).singleElement().asString().contains("several disks have the identity");
    }

    @Test
    void twoImagesOfOneDiskAreAmbiguousAndNoOtherGetsIt() {
        BoxImage again = image("sdz", A);
        DiskMatching matching = DiskMatching.of(List.of(OF_A, again, OF_B), all(A));
        assertThat(matching.assignments()).isEmpty();
        assertThat(matching.unclear()).hasSize(3);
        assertThat(matching.unclear().get(again)).contains("and so was 10.0.2.15/sda");
    }

    @Test
    void disksWithoutIdentityAreMatchedBySlotThenByName() {
        Disk mute = disk("vda", "", "pci-4", Disks.SIZE);
        Disk mute2 = disk("vdb", "", "pci-5", Disks.SIZE);
        BoxImage of4 = image("vda", mute);
        BoxImage of5 = image("vdb", mute2);
        DiskMatching swapped = DiskMatching.of(
                List.of(of4, of5), all(disk("vda", "", "pci-5", Disks.SIZE), disk("vdb", "", "pci-4", Disks.SIZE)));
        assertThat(swapped.assignments())
                .allMatch(a -> a.how() == How.SLOT && a.image().isOfSlot(a.disk()))
                .hasSize(2);

        Disk nowhere = disk("vda", "", "", Disks.SIZE);
        Assignment byName = only(DiskMatching.of(List.of(image("vda", nowhere)), all(nowhere)));
        assertThat(byName.how()).isEqualTo(How.NAME);
        assertThat(byName.isReplacement()).isFalse();
    }

    @Test
    void anImageOfAnotherToolIsMatchedByNameOnly() {
        assertThat(only(DiskMatching.of(List.of(plain("sda")), all(A, B))).disk())
                .isEqualTo(A);
        assertThat(DiskMatching.of(List.of(plain("hda")), all(A)).unclear()).hasSize(1);
    }

    @Test
    void onlyTheDamagedImageIsNotRestored() {
        BoxImage damaged = new BoxImage(
                new ImageName("10.0.2.15", "sda"),
                Optional.empty(),
                Optional.empty(),
                Optional.of("damaged: x"),
                false);
        DiskMatching matching = DiskMatching.of(List.of(damaged, OF_B), all(A, B));
        assertThat(only(matching).disk()).isEqualTo(B);
        assertThat(matching.unclear()).containsEntry(damaged, "damaged: x");
    }

    @Test
    void disksThatAreNotSelectedKeepTheirImages() {
        DiskSelection onlyB = new DiskSelection(List.of(B), List.of(A), true, List.of());
        DiskMatching matching = DiskMatching.of(List.of(OF_A, OF_B), onlyB);
        assertThat(only(matching).disk()).isEqualTo(B);
        assertThat(matching.unclear()).isEmpty();

        BoxImage gone = image("sdq", disk("sdq", "GONE"));
        DiskSelection none = new DiskSelection(List.of(B), List.of(disk("sdq", "NEW")), true, List.of());
        assertThat(only(DiskMatching.of(List.of(gone, OF_B), none)).disk()).isEqualTo(B);
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
        assertThat(DiskMatching.of(List.of(OF_A), all(large)).unclear().get(OF_A))
                .contains("sdc has sectors of another size");
    }

    private static final Map<String, Disk> SPELLINGS = spellings();

    /** Identities that kernels, adapters and udev have reported for one disk. */
    private static Map<String, Disk> spellings() {
        Map<String, Disk> all = new LinkedHashMap<>();
        all.put("eui", spelled("ACME NV2", "NV123", "eui.0026b7785c1a2b3c"));
        all.put("nguid", spelled("ACME NV2", "NV123", "eui.0026b7785c1a2b3c0000000000000001"));
        all.put("uuid", spelled("ACME NV2", "NV123", "uuid.1b4e28ba-2fa1-11d2-883f-0016d3cca427"));
        all.put("nvme", spelled("ACME NV2", "NV123", "nvme.2646-4e56313233-41434d45204e5632-00000001"));
        all.put("naa", spelled("ACME NV2", "NV123", "naa.5002538e00000001"));
        all.put("NAA", spelled("ACME NV2", "NV123", "0x5002538E00000001"));
        all.put("t10", spelled("ACME NV2", "NV123", "t10.ATA     ACME NV2                  NV123"));
        all.put("no name", spelled("ACME NV2", "NV123", ""));
        all.put("filler name", spelled("ACME NV2", "NV123", "eui.0000000000000000"));
        all.put("cut model", spelled("ACME", "NV123", "eui.0026b7785c1a2b3c"));
        all.put("longer model", spelled("ACME NV2 1000GB", "NV123", "naa.5002538e00000001"));
        all.put("underscores", spelled("ACME_NV2", " NV123__", ""));
        return all;
    }

    private static Disk spelled(String model, String serial, String wwn) {
        return Disks.named("nvme1n1", model, serial, wwn, "pci-2");
    }

    static Stream<Arguments> pairsOfSpellings() {
        return SPELLINGS.keySet().stream()
                .flatMap(one -> SPELLINGS.keySet().stream().map(other -> Arguments.of(one, other)));
    }

    /** T46: the disk is in another slot, and another disk is in its old slot. */
    @ParameterizedTest
    @MethodSource("pairsOfSpellings")
    void aDiskWithARespelledIdentityInAnotherSlotKeepsItsImage(String imaged, String present) {
        Disk before = SPELLINGS.get(imaged);
        Disk data = Disks.named("nvme0n1", "OTHER DATA", "D777", "eui.00a0750100000001", "pci-1");
        BoxImage image = image("nvme0n1", inSlot(before, "pci-1"));
        Assignment assignment = only(DiskMatching.of(List.of(image), all(data, SPELLINGS.get(present))));
        assertThat(assignment.disk()).isEqualTo(SPELLINGS.get(present));
        assertThat(assignment.how()).isEqualTo(How.IDENTITY);
        assertThat(assignment.isGuess()).isFalse();
    }

    /** T46: the disk is in its slot. */
    @ParameterizedTest
    @MethodSource("pairsOfSpellings")
    void aDiskWithARespelledIdentityInItsSlotIsTheSame(String imaged, String present) {
        BoxImage image = image("nvme0n1", SPELLINGS.get(imaged));
        Assignment assignment = only(DiskMatching.of(List.of(image), all(SPELLINGS.get(present), B)));
        assertThat(assignment.how()).isEqualTo(How.IDENTITY);
        assertThat(assignment.isReplacement()).isFalse();
    }

    /** T46: the disk is missing; the disk in its slot is only likely, and its content must confirm it. */
    @ParameterizedTest
    @MethodSource("pairsOfSpellings")
    void anotherDiskInTheSlotIsOnlyLikely(String imaged, String other) {
        Disk here = SPELLINGS.get(other);
        String wwn = here.info().identity().wwn().orElse("").replace("01", "02").replace("3c", "4d");
        Disk stranger = Disks.named("nvme0n1", "ACME NV2", "NV999", wwn.startsWith("nvme") ? "" : wwn, "pci-2");
        Assignment assignment = only(DiskMatching.of(List.of(image("nvme0n1", SPELLINGS.get(imaged))), all(stranger)));
        assertThat(assignment.how()).isEqualTo(How.SLOT);
        assertThat(assignment.isGuess()).isTrue();
    }

    private static Disk inSlot(Disk disk, String slot) {
        var identity = disk.info().identity();
        return Disks.named(
                disk.name(),
                identity.model().orElse(""),
                identity.serial().orElse(""),
                identity.wwn().orElse(""),
                slot);
    }

    /** A bridge reports its own model, so the disk seems to be another one; while it is present, no other replaces it. */
    @Test
    void noReplacementWhileADiskHasTheSerialNumber() {
        Disk before = Disks.named("sda", "ACME NV2", "NV123", "", "pci-1");
        Disk bridged = Disks.named("sdb", "USB Bridge", "NV123", "", "pci-9");
        Disk other = Disks.named("sda", "OTHER", "D777", "", "pci-1");
        Disk mute = Disks.named("sda", "", "", "", "pci-1");
        for (Disk inItsSlot : List.of(other, mute)) {
            DiskMatching matching = DiskMatching.of(List.of(image("sda", before)), all(inItsSlot, bridged));
            assertThat(matching.assignments()).isEmpty();
            assertThat(matching.unclear().values())
                    .singleElement()
                    .asString()
                    .contains("the serial number of its disk is that of sdb (USB Bridge, serial NV123");
        }
        Skipped usb = new Skipped(Optional.of(bridged), List.of(), "external (usb)");
        DiskSelection passedOver = new DiskSelection(List.of(other), List.of(), false, List.of(usb));
        assertThat(DiskMatching.of(List.of(image("sda", before)), passedOver).assignments())
                .isEmpty();
    }

    @Test
    void namespacesOfOneControllerAreNotMixedUp() {
        Disk one = Disks.named("nvme0n1", "M", "NV1", "eui.0026b7785c1a2b01", "pci-1-nvme-1");
        Disk two = Disks.named("nvme0n2", "M", "NV1", "eui.0026b7785c1a2b02", "pci-1-nvme-2");
        Disk two2 = Disks.named("nvme0n1", "M", "NV1", "nvme.2646-4e5631-4d-00000002", "pci-1-nvme-2");
        Disk one2 = Disks.named("nvme0n2", "M", "NV1", "nvme.2646-4e5631-4d-00000001", "pci-1-nvme-1");
        DiskMatching matching = DiskMatching.of(List.of(image("nvme0n1", one), image("nvme0n2", two)), all(two2, one2));
        assertThat(matching.assignments())
                .extracting(a -> a.image().name().disk() + ">" + a.disk().name())
                .containsExactly("nvme0n1>nvme0n2", "nvme0n2>nvme0n1");
        assertThat(DiskMatching.of(List.of(image("nvme0n1", one)), all(two2)).assignments())
                .isEmpty();
    }

    /** A value that every disk behind a bridge reports is not an identity; slots decide, as without identity. */
    @Test
    void placeholdersAreNotAnIdentity() {
        for (String filler : List.of("0123456789ABCDEF", "00000000", "To be filled by O.E.M.")) {
            Disk one = Disks.named("sda", "Bridge", filler, "", "pci-1");
            Disk two = Disks.named("sdb", "Bridge", filler, "", "pci-2");
            Disk oneNow = Disks.named("sdb", "Bridge", filler, "", "pci-1");
            Disk twoNow = Disks.named("sda", "Bridge", filler, "", "pci-2");
            DiskMatching matching = DiskMatching.of(List.of(image("sda", one), image("sdb", two)), all(twoNow, oneNow));
            assertThat(matching.assignments())
                    .allMatch(a -> a.how() == How.SLOT && a.image().isOfSlot(a.disk()) && !a.isGuess())
                    .hasSize(2);
            Disk elsewhere = Disks.named("sdq", "Bridge", filler, "", "pci-7");
            assertThat(only(DiskMatching.of(List.of(image("sda", one)), all(elsewhere)))
                            .isGuess())
                    .isTrue();
        }
    }

    @Test
    void aDiskThatLostItsIdentityIsOnlyLikelyInItsSlot() {
        Disk mute = disk("sda", "", "slot-A", Disks.SIZE);
        Assignment assignment = only(DiskMatching.of(List.of(OF_A), all(mute)));
        assertThat(assignment.how()).isEqualTo(How.SLOT);
        assertThat(assignment.isGuess()).isTrue();
    }

    private static Assignment only(DiskMatching matching) {
        assertThat(matching.assignments()).hasSize(1);
        return matching.assignments().get(0);
    }
}
