package org.tbimage.testbox.pxe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.testbox.Run;
import org.tbimage.testkit.device.Tools;

/** An unwritable TFTP share is reported with the file, and no file remains in it. */
class PxeConfShareTest {
    private static final String BOX = "10.165.98.220";

    @TempDir
    Path root;

    private Path share = Path.of("");
    private boolean mounted;

    @BeforeEach
    void mountShare() throws Exception {
        Tools.assumeRootWith("mount", "umount");
        share = Files.createDirectory(root.resolve("share"));
        Tools.run("mount", "-t", "tmpfs", "-o", "size=64k,nr_inodes=12", "none", share.toString());
        mounted = true;
    }

    @AfterEach
    void unmountShare() throws Exception {
        if (mounted) {
            Tools.run("umount", share.toString());
        }
    }

    @Test
    void aReadOnlyShareIsReported() throws Exception {
        new TftpTree(share);
        Tools.run("mount", "-o", "remount,ro", share.toString());
        Run run = Run.of("pxe-conf", "-c", share.toString(), BOX, "restore");
        assertThat(run.code()).isEqualTo(42);
        assertThat(run.err())
                .contains("0AA562DC")
                .contains("Read-only file system")
                .contains("mounted for writing");
    }

    @Test
    void aFullShareIsReportedAndUnchanged() throws Exception {
        TftpTree tree = new TftpTree(share);
        try {
            for (int i = 0; ; i++) {
                Files.write(share.resolve("more" + i), new byte[8192]);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
        Run run = Run.of("pxe-conf", "-c", share.toString(), BOX, "restore");
        assertThat(run.code()).isEqualTo(41);
        assertThat(run.err()).contains("make room on the TFTP share").doesNotContain("the first 0");
        assertThat(tree.boxes()).isEmpty();
    }
}
