package org.tbimage.linux.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.tbimage.device.DeviceInfo;
import org.tbimage.device.DiskIdentity;
import org.tbimage.fuzz.Allocation;
import org.tbimage.fuzz.Sections;
import org.tbimage.linux.sysfs.BlockNode;
import org.tbimage.linux.sysfs.BlockNodes;
import org.tbimage.linux.sysfs.DeviceUser;
import org.tbimage.linux.sysfs.DeviceUsers;
import org.tbimage.linux.sysfs.SystemFolders;

/** What the kernel and udev say of a disk, in a tree that has one. Sections are files of {@link FuzzedTree}. */
class SysfsFuzzTest {
    private static final FuzzedTree TREE = FuzzedTree.make();
    private static final SystemFolders ROOTS = TREE.roots();

    @FuzzTest
    void sysfs(byte[] data) throws IOException {
        TREE.fill(Sections.of(data));
        Allocation.bounded((4L << 20) + 200L * data.length, SysfsFuzzTest::check);
    }

    private static void check() {
        BlockNodes nodes = new BlockNodes(ROOTS);
        List<BlockNode> whole = nodes.whole();
        assertThat(whole).hasSize(1);
        assertThat(nodes.byNumber("8:0")).isEqualTo(whole.stream().findFirst());
        assertThat(whole).containsAll(nodes.disks());
        check(new DiskInfo(ROOTS).of(whole.get(0)));
        new DeviceUsers(ROOTS).of(Path.of("/some/file")).forEach(SysfsFuzzTest::check);
    }

    private static void check(DeviceInfo disk) {
        int sector = disk.geometry().logicalSector();
        assertThat(Integer.bitCount(sector)).isEqualTo(1);
        assertThat(disk.size()).isNotNegative();
        assertThat(disk.size() % sector).isZero();
        assertThat(disk.geometry().physicalSector()).isGreaterThanOrEqualTo(sector);
        DiskIdentity identity = disk.identity();
        identity.model().ifPresent(SysfsFuzzTest::checkPrintable);
        identity.serial().ifPresent(SysfsFuzzTest::checkPrintable);
        identity.wwn().ifPresent(name -> assertThat(name).matches("(naa|eui|uuid|nvme)\\.[0-9a-f-]+|cid\\..+"));
        identity.slot().ifPresent(SysfsFuzzTest::checkPrintable);
        disk.usedBy().forEach(SysfsFuzzTest::checkPrintable);
        assertThat(identity.compare(identity)).isNotEqualTo(DiskIdentity.Match.DIFFERENT);
    }

    private static void check(DeviceUser use) {
        checkPrintable(use.what());
        checkPrintable(use.remedy());
    }

    private static void checkPrintable(String text) {
        assertThat(text).isNotBlank().doesNotContain("\n", "\0", "\u001b");
    }
}
