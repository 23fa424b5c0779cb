package org.tbimage.linux.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.tbimage.device.DiskIdentity;
import org.tbimage.fuzz.Sections;
import org.tbimage.linux.sysfs.BlockNode;
import org.tbimage.linux.sysfs.BlockNodes;
import org.tbimage.linux.sysfs.IdentityReader;
import org.tbimage.linux.sysfs.Roots;
import org.tbimage.linux.sysfs.Use;
import org.tbimage.linux.sysfs.Uses;

/** What the kernel and udev say of a disk, in a tree that has one. Sections are files of {@link FuzzedTree}. */
class SysfsFuzzTest {
    private static final FuzzedTree TREE = FuzzedTree.make();

    @FuzzTest
    void sysfs(byte[] data) throws IOException {
        Map<String, byte[]> files = Sections.of(data);
        TREE.fill(files);
        Roots roots = TREE.roots();
        BlockNodes nodes = new BlockNodes(roots);
        nodes.disks();
        for (BlockNode node : nodes.whole()) {
            check(node, roots);
            assertThat(nodes.byNumber("8:0")).isNotEmpty();
        }
        new Uses(roots).of(Path.of("/some/file"));
    }

    private static void check(BlockNode node, Roots roots) {
        assertThat(node.size()).isNotNegative();
        new DiskInfo(roots).of(node);
        DiskIdentity identity = new IdentityReader(roots).read(node);
        identity.model().ifPresent(SysfsFuzzTest::checkPrintable);
        identity.serial().ifPresent(SysfsFuzzTest::checkPrintable);
        identity.wwn().ifPresent(SysfsFuzzTest::checkPrintable);
        identity.slot().ifPresent(SysfsFuzzTest::checkPrintable);
        for (Use use : new Uses(roots).of(node)) {
            checkPrintable(use.what());
        }
    }

    private static void checkPrintable(String text) {
        assertThat(text).isNotBlank().doesNotContain("\n", "\0", "\u001b");
    }
}
