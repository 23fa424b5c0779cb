package org.tbimage.core.engine.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.engine.CopyStore;
import org.tbimage.core.engine.Rig;
import org.tbimage.core.job.CopyReport;
import org.tbimage.core.job.CopyRequest;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.device.BadSectors;
import org.tbimage.testkit.device.Patterns;
import org.tbimage.value.ByteRange;

/** Copies of disks of both sector sizes and of odd lengths, and of disks that could not be read whole. */
class CopiedDisksTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"512, 512", "512, 66048", "512, 196608", "4096, 200704", "4096, 4096"})
    void geometryAndContentStay(int sector, int size) throws IOException {
        CopyBed bed = new CopyBed(folder);
        byte[] content = new byte[size];
        Patterns.fill(ByteBuffer.wrap(content, 0, size / 2), 0, 3);
        String disk = "memory:copied-" + sector + "-" + size + "?size=" + size + "&sector=" + sector;
        try (BlockDevice device = bed.tbimage.openDevice(disk, OpenMode.WRITE)) {
            device.write(0, ByteBuffer.wrap(content));
        }
        bed.run(
                "backup",
                org.tbimage.core.RunOptions.defaults(),
                "image",
                "box/sda",
                "device",
                disk,
                "chunk-size",
                "65536");
        for (String codec : new String[] {"", "lz4"}) {
            String[] settings =
                    codec.isEmpty() ? new String[] {"to", "memory:" + sector + size} : new String[] {"codec", codec};
            bed.copy(settings);
        }
        try (ImageStore from = bed.open("from");
                ImageStore to = bed.open("to");
                ImageStore memory = bed.tbimage.openStore("memory:" + sector + size)) {
            ImageInfo image = bed.newest(from, "box/sda");
            for (ImageStore store : new ImageStore[] {to, memory}) {
                ImageInfo copy = bed.newest(store, "box/sda");
                assertThat(copy.draft().geometry()).isEqualTo(image.draft().geometry());
                assertThat(copy.draft().geometry().logicalSector()).isEqualTo(sector);
                assertThat(copy.stats().dataChunks()).isEqualTo(image.stats().dataChunks());
                assertThat(copy.stats().zeroChunks()).isEqualTo(image.stats().zeroChunks());
                assertThat(bed.content(store, copy.ref())).isEqualTo(content);
            }
        }
    }

    /** A degraded image stays degraded, with the same places. */
    @Test
    void unreadablePlacesStay() throws IOException {
        Rig rig = new Rig(folder.resolve("rig"));
        byte[] content = Rig.content("ddd", 512);
        ByteRange bad = new ByteRange(Rig.CHUNK + 4096, 1024);
        try (BlockDevice disk = new BadSectors(rig.disk("disk", content), bad)) {
            rig.backup(disk, "zstd", true, ProgressListener.SILENT);
        }
        Arrays.fill(content, (int) bad.offset(), (int) bad.end(), (byte) 0);
        CopyBed bed = new CopyBed(folder);
        CopyRequest request;
        try (ImageStore from = rig.openStore();
                ImageStore to = bed.open("to")) {
            request = CopyRequest.of(from, to).with(bed.tbimage.codecs().get("gzip"));
            CopyStore copy = new CopyStore(bed.context(ProgressListener.SILENT), request);
            copy.run();
            ImageInfo degraded = bed.newest(to, Rig.NAME.toString());
            assertThat(degraded.degraded()).isTrue();
            assertThat(degraded.stats().unreadable()).containsExactly(bad);
            assertThat(bed.content(to, degraded.ref())).isEqualTo(content);
            CopyReport again = copy.run();
            assertThat(again.present()).isEqualTo(1);
        }
    }
}
