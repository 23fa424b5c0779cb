package org.tbimage.testbox.service.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.failure.ServiceProblem;
import org.tbimage.testbox.service.boot.ServiceSettings;

/** T19, T20, T22: which disks are selected, and which never are. */
class DiskSelectionTest {
    private static final Disk SATA = Disks.attached("sda", "sata", false, false);
    private static final Disk NVME = Disks.attached("nvme0n1", "nvme", false, false);
    private static final Disk USB = Disks.attached("sda", "usb", false, false);

    @TempDir
    Path box;

    @Test
    void aBoxWithNvmeOnlyHasADisk() throws IOException {
        assertThat(choose("", NVME).chosen()).containsExactly(NVME);
    }

    @Test
    void oneMoreSataDiskDoesNotHideTheNvmeDisk() throws IOException {
        assertThat(choose("", NVME, SATA).chosen()).containsExactly(NVME, SATA);
    }

    @Test
    void allFixedKindsAreSelected() throws IOException {
        Disk[] fixed = {
            SATA,
            NVME,
            Disks.attached("vda", "virtio", false, false),
            Disks.attached("hda", "ata", false, false),
            Disks.attached("mmcblk0", "mmc", false, false),
            Disks.attached("sdx", "sas", false, false),
            Disks.attached("xvda", "xen", false, false)
        };
        assertThat(choose("", fixed).chosen()).containsExactly(fixed);
    }

    @Test
    void aUsbDiskIsLeftOutWithAReason() throws IOException {
        DiskSelection choice = choose("", USB, Disks.attached("sdb", "sata", false, false));
        assertThat(choice.chosen()).extracting(Disk::name).containsExactly("sdb");
        assertThat(choice.skipped())
                .singleElement()
                .extracting(Skipped::describe)
                .asString()
                .contains("sda", "external (usb)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"loop0", "ram1", "zram0", "sr0", "fd0", "dm-0", "md127", "nbd0", "rbd0", "bcache0", "pmem0"})
    void devicesThatAreNotPhysicalDisksAreNeverSelected(String name) {
        refused(
                ServiceProblem.NO_DISKS,
                "this box has no fixed disk; left out: " + name,
                "",
                Disks.attached(name, "scsi", false, false));
    }

    @Test
    void externalDisksAreNeverSelected() {
        refused(ServiceProblem.NO_DISKS, "removable", "", Disks.attached("sda", "sata", true, false));
        refused(ServiceProblem.NO_DISKS, "other machines", "", Disks.attached("sda", "fc", false, false));
        refused(ServiceProblem.NO_DISKS, "other machines", "", Disks.attached("sda", "iscsi", false, false));
        refused(ServiceProblem.NO_DISKS, "this box has no fixed disk", "");
    }

    @Test
    void namedDisksAreAlwaysSelected() throws IOException {
        DiskSelection choice = choose("sda", USB, NVME);
        assertThat(choice.chosen()).containsExactly(USB);
        assertThat(choice.others()).containsExactly(NVME);
        assertThat(choice.named()).isTrue();
        assertThat(choose("/dev/nvme0n1,sda,nvme0n1", USB, NVME).chosen()).containsExactly(NVME, USB);
    }

    @Test
    void theListOfTheBoxTakesPrecedenceOverTheSetting() throws IOException {
        Files.writeString(box.resolve("disk-devices.lst"), "# only this\n/dev/nvme0n1 # system\n\n");
        assertThat(choose("sda", SATA, NVME).chosen()).containsExactly(NVME);
    }

    @Test
    void aNamedDiskThatIsMissingIsNotReplacedByAnother() {
        refused(ServiceProblem.NO_DISKS, "the setting disks names sdb, but there is no such disk", "sda,sdb", SATA);
    }

    @Test
    void udevLinksNameADisk() throws IOException {
        Path links = Files.createDirectories(box.resolve("dev/disk/by-id"));
        Files.createSymbolicLink(links.resolve("ata-Model_sda"), Path.of("../../nvme0n1"));
        assertThat(choose("/dev/disk/by-id/ata-Model_sda", SATA, NVME).chosen()).containsExactly(NVME);
        refused(ServiceProblem.NO_DISKS, "no such disk", "disk/by-id/none", SATA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "sda;reboot",
                "/etc/passwd",
                "-rf",
                "sd\u001b[2Ja",
                "disk/by-id/../x",
                "/dev/../sda",
                "./sda",
                "dev/sda/x",
                ","
            })
    void aHostileListIsRejected(String disks) {
        refused(ServiceProblem.BAD_REQUEST, "the setting disks", disks, SATA);
    }

    @Test
    void anEmptyOrEndlessListIsRejected() throws IOException {
        Files.writeString(box.resolve("disk-devices.lst"), "# none\n");
        refused(ServiceProblem.BAD_REQUEST, "disk-devices.lst names 0 disks", "sda", SATA);
        Files.writeString(box.resolve("disk-devices.lst"), "sda ".repeat(1 << 20));
        refused(ServiceProblem.BAD_REQUEST, "is longer than", "sda", SATA);
        Files.write(box.resolve("disk-devices.lst"), new byte[] {(byte) 0xff, 0, 1});
        refused(ServiceProblem.BAD_REQUEST, "which is not the name of a disk", "sda", SATA);
    }

    @Test
    void aListMayComeFromAnEditorOfAnotherSystem() throws IOException {
        Files.writeString(box.resolve("disk-devices.lst"), "# the system\r\n/dev/nvme0n1\t# fast\r\n\r\n");
        assertThat(choose("sda", SATA, NVME).chosen()).containsExactly(NVME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ufeffsda\r\n", "sda \t\r", "\u00a0sda\u00a0,\u00a0", "\ufeff# my disk\nsda\n"})
    void invisibleCharactersAreIgnored(String list) throws IOException {
        Files.writeString(box.resolve("disk-devices.lst"), list);
        assertThat(choose("", SATA, NVME).chosen()).containsExactly(SATA);
    }

    @Test
    void aListInAnotherEncodingIsRejected() throws IOException {
        Files.write(box.resolve("disk-devices.lst"), "sda\n".getBytes(StandardCharsets.UTF_16));
        refused(ServiceProblem.BAD_REQUEST, "disk-devices.lst is text in UTF-16", "", SATA);
    }

    @Test
    void aListThatIsNotAFileIsAnError() throws IOException {
        Path list = Files.createDirectory(box.resolve("disk-devices.lst"));
        refused(ServiceProblem.BAD_REQUEST, "disk-devices.lst is not a regular file", "", SATA);
        Files.delete(list);
        Files.createSymbolicLink(list, box.resolve("gone"));
        refused(ServiceProblem.BAD_REQUEST, "disk-devices.lst is a link to nothing", "", SATA);
        Files.writeString(box.resolve("gone"), "sda");
        assertThat(choose("", SATA, NVME).chosen()).containsExactly(SATA);
    }

    @Test
    void aListOfTooManyDisksIsRejected() throws IOException {
        String many = IntStream.range(0, 10_000).mapToObj(i -> "sda" + i).collect(Collectors.joining("\n"));
        Files.writeString(box.resolve("disk-devices.lst"), many);
        refused(ServiceProblem.BAD_REQUEST, "is longer than 65536 bytes", "", SATA);
        Files.writeString(box.resolve("disk-devices.lst"), many.substring(0, 10_000));
        refused(ServiceProblem.BAD_REQUEST, "expected 1 to 100", "", SATA);
    }

    private DiskSelection choose(String setting, Disk... disks) throws IOException {
        ServiceSettings defaults = ServiceSettings.DEFAULTS;
        ServiceSettings settings = new ServiceSettings(
                defaults.store(),
                defaults.tftp(),
                defaults.errorWait(),
                defaults.attempts(),
                Optional.of(setting).filter(text -> !text.isEmpty()),
                defaults.anyContent(),
                defaults.generations(),
                defaults.backup());
        List<Disk> all = Arrays.asList(disks);
        return DiskSelection.of(new BoxDisks(all, box.resolve("dev"), box, List.of()), settings, true);
    }

    private void refused(ServiceProblem problem, String message, String setting, Disk... disks) {
        assertThatThrownBy(() -> choose(setting, disks))
                .isInstanceOfSatisfying(
                        ServiceException.class, e -> assertThat(e.problem()).isEqualTo(problem))
                .hasMessageContaining(message);
    }
}
