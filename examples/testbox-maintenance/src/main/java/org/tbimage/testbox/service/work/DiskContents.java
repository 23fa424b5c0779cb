package org.tbimage.testbox.service.work;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tbimage.core.Tbimage;
import org.tbimage.core.disk.DiskSurvey;
import org.tbimage.core.disk.RestoreMark;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;
import org.tbimage.store.PartitionTable;
import org.tbimage.testbox.process.CommandResult;
import org.tbimage.testbox.process.CommandRunner;
import org.tbimage.testbox.service.disk.ContentReader;
import org.tbimage.testbox.service.disk.Disk;
import org.tbimage.testbox.service.disk.TargetContent;

/**
 * Looks at disks: their first and last sectors, and what {@code blkid} recognizes. Each disk is looked at once. Belongs to
 * one thread.
 */
final class DiskContents implements ContentReader {
    /** No known file system, RAID or volume manager has its signature further from both ends. */
    private static final int WITHOUT_BLKID = 4 << 20;

    private static final String NOTHING_FOUND = "ended with exit code 2";

    private static final String SEVERAL_FOUND = "ended with exit code 8";

    private final Tbimage tbimage;
    private final CommandRunner commands;
    private final Map<Disk, TargetContent> seen = new HashMap<>();

    DiskContents(Tbimage tbimage, CommandRunner commands) {
        this.tbimage = tbimage;
        this.commands = commands;
    }

    @Override
    public TargetContent read(Disk disk) throws InterruptedIOException {
        TargetContent known = seen.get(disk);
        if (known == null) {
            known = look(disk);
            seen.put(disk, known);
        }
        return known;
    }

    private TargetContent look(Disk disk) throws InterruptedIOException {
        try (BlockDevice device = tbimage.openDevice(disk.path(), OpenMode.READ)) {
            return look(disk, device);
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            return TargetContent.unreadable(String.valueOf(e.getMessage()));
        }
    }

    private TargetContent look(Disk disk, BlockDevice device) throws IOException {
        DiskSurvey survey = DiskSurvey.of(device);
        Optional<String> begun = survey.mark().map(RestoreMark::image);
        Optional<String> seen = seen(disk, survey);
        if (seen.isPresent()) {
            return new TargetContent(false, survey.table(), begun, seen.get());
        }
        CommandResult blkid = commands.run(List.of("blkid", "-p", disk.path()));
        boolean nothing = blkid.remark().filter(NOTHING_FOUND::equals).isPresent();
        boolean several = blkid.remark().filter(SEVERAL_FOUND::equals).isPresent();
        if (blkid.good() || several) {
            return used("blkid finds on it: " + blkid.words());
        }
        if (!survey.blank()) {
            return used("there is data in its first or last MiB, or these cannot be read");
        }
        return nothing || isBlankFurtherIn(device)
                ? new TargetContent(true, Optional.empty(), Optional.empty(), "it is blank")
                : used("there is data in its first or last 4 MiB, and blkid could not be asked what it is: "
                        + blkid.words());
    }

    /** What our own look finds beside zeros. */
    private static Optional<String> seen(Disk disk, DiskSurvey survey) {
        if (survey.mark().isPresent()) {
            return Optional.of("it is " + survey.mark().get().describe());
        }
        if (survey.table().isPresent()) {
            PartitionTable table = survey.table().get();
            return Optional.of("it has the partition table " + table.type() + " " + table.id());
        }
        return survey.tail().stream()
                .findFirst()
                .map(found -> "there is on it: " + found.describe() + " of "
                        + disk.info().size());
    }

    private static TargetContent used(String words) {
        return new TargetContent(false, Optional.empty(), Optional.empty(), words);
    }

    /** VMFS has its signature at 1 MiB. */
    private static boolean isBlankFurtherIn(BlockDevice device) throws IOException {
        long size = device.info().size();
        return isZero(device, 0, Math.min(WITHOUT_BLKID, size))
                && isZero(device, Math.max(0, size - WITHOUT_BLKID), size);
    }

    private static boolean isZero(BlockDevice device, long from, long end) throws IOException {
        ByteBuffer read = ByteBuffer.allocate((int) (end - from));
        device.read(from, read);
        read.flip();
        return read.mismatch(ByteBuffer.allocate(read.remaining())) < 0;
    }
}
