package org.tbimage.core.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.tbimage.codec.Codec;
import org.tbimage.core.Tbimage;
import org.tbimage.core.disk.DiskBytes;
import org.tbimage.device.Geometry;
import org.tbimage.fuzz.Allocation;
import org.tbimage.problem.Problem;
import org.tbimage.provider.Providers;

/**
 * The first bytes of an image, looked at for other formats and for tables that do not fit. The input's first byte chooses the size
 * of the whole content: as long as the input, or 2^n sectors of which the input is the beginning.
 */
class ContentFuzzTest {
    private static final int SECTOR = 512;
    private static final int MOST_BITS = 40;
    private static final Providers<Codec> CODECS = Tbimage.discover().codecs();

    @FuzzTest
    void content(byte[] data) throws IOException {
        Allocation.bounded((4L << 20) + 50L * data.length, () -> check(data));
    }

    private static void check(byte[] data) throws IOException {
        if (data.length == 0) {
            return;
        }
        byte[] head = Arrays.copyOfRange(data, 1, data.length);
        int bits = Math.floorMod(data[0], MOST_BITS);
        long size = bits == 0 ? head.length : Math.max(head.length, (long) SECTOR << bits);
        boolean whole = size == head.length;
        ByteBuffer end = whole
                ? ByteBuffer.wrap(head, Math.max(0, head.length - SECTOR), Math.min(SECTOR, head.length))
                : ByteBuffer.allocate(0);
        ContentSample sample = new ContentSample(ByteBuffer.wrap(head), end, Geometry.withoutSectors(size));
        ContentCheck check = new ContentCheck(sample, new ContentSource("image", "expand it into FILE"));
        List<ContentFinding> findings = check.findings(CODECS);
        findings.forEach(ContentFuzzTest::checkText);
        check.sectors("disk", new Geometry((size + SECTOR - 1) / SECTOR * SECTOR, SECTOR, SECTOR))
                .ifPresent(ContentFuzzTest::checkText);
        checkAgreement(sample, findings, whole);
    }

    private static void checkText(ContentFinding finding) {
        assertThat(finding.problem()).isIn(Problem.NOT_A_DISK_IMAGE, Problem.TARGET_SECTOR_SIZE);
        assertThat(finding.what() + finding.remedy()).matches("[ -~]+");
        assertThat(finding.what()).contains("image");
    }

    /** What is certainly a disk is not another format; a disk of the same bytes gives the same sample. */
    private static void checkAgreement(ContentSample sample, List<ContentFinding> findings, boolean whole)
            throws IOException {
        boolean other = findings.stream().anyMatch(each -> each.what().contains("is not the raw content"));
        assertThat(RawDisk.isCertain(sample) && other).isFalse();
        assertThat(ContentCheck.formatOf(sample.head(), sample.geometry().size()))
                .isEqualTo(ForeignFormats.recognize(
                                new ContentSample(sample.head(), ByteBuffer.allocate(0), sample.geometry()))
                        .map(ForeignFormat::name));
        if (whole) {
            assertThat(ContentSample.of(DiskBytes.ofHead(sample.head(), sample.geometry())))
                    .contains(sample);
        }
    }
}
