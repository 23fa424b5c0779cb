package org.tbimage.linux.sysfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.device.DiskIdentity;

/** T46: the identity of a disk as kernels and udev describe it, in sample trees. */
class IdentityReaderTest {
    private static final String NVME = "devices/pci0000:00/0000:01:00.0/nvme/nvme0/nvme0n";
    private static final String SATA = "devices/pci0000:00/0000:00:1f.2/ata1/host0/target0:0:0/0:0:0:0/block/sda";

    @TempDir
    Path sys;

    @Test
    void aQuirkOfTheKernelDoesNotChangeTheIdentity() throws IOException {
        DiskIdentity before = nvme(1, "eui.0026b7785c1a2b3c");
        DiskIdentity after = nvme(1, "nvme.2646-4e56313233-41434d45204e5632-00000001");
        assertThat(before.compare(after)).isEqualTo(DiskIdentity.Match.SAME);
        assertThat(before.slot()).hasValue("pci-0000:01:00.0-nvme-1").isEqualTo(after.slot());
    }

    /** Also without the attribute nsid. */
    @Test
    void namespacesOfOneControllerAreTwoDisksInTwoSlots() throws IOException {
        DiskIdentity first = nvme(1, "eui.0026b7785c1a2b3c");
        DiskIdentity second = nvme(2, "nvme.2646-4e56313233-41434d45204e5632-00000002");
        assertThat(first.compare(second)).isEqualTo(DiskIdentity.Match.DIFFERENT);
        assertThat(second.slot()).hasValue("pci-0000:01:00.0-nvme-2");
    }

    @Test
    void vendorTextIsTheLastChoice() throws IOException {
        DiskIdentity text = sata("t10.ATA     ACME DISK                 S1");
        assertThat(text.isKnown()).isTrue();
        assertThat(text.compare(sata("t10.ATA     ACME DISK                 S1")))
                .isEqualTo(DiskIdentity.Match.SAME);
        assertThat(text.compare(sata("t10.ATA     ACME DISK                 S2")))
                .isEqualTo(DiskIdentity.Match.DIFFERENT);
        put(SATA + "/device/serial", "S1");
        assertThat(text.compare(sata("naa.5002538e00000001"))).isEqualTo(DiskIdentity.Match.SAME);
    }

    private DiskIdentity nvme(int namespace, String wwid) throws IOException {
        put(NVME + namespace + "/wwid", wwid);
        put(NVME + namespace + "/device/model", "ACME NV2");
        put(NVME + namespace + "/device/serial", "NV123");
        return read(NVME + namespace);
    }

    private DiskIdentity sata(String wwid) throws IOException {
        put(SATA + "/device/wwid", wwid);
        return read(SATA);
    }

    private DiskIdentity read(String folder) {
        return new IdentityReader(new SystemFolders(sys, sys, sys)).read(new BlockNode(sys.resolve(folder)));
    }

    private void put(String file, String text) throws IOException {
        Path path = sys.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text + "\n");
    }
}
