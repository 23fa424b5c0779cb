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
 * Examines disks by their first and last sectors and by {@code blkid}. Each disk is examined once. Used by one thread.
 */
final class DiskInspector implements ContentReader {
    /** Signatures of all known file systems, RAID systems and volume managers are within this distance from an end. */
    private static final int SIGNATURE_RANGE = 4 << 20;

    private static final String NOTHING_FOUND = "ended with exit code 2";

    private static final String SEVERAL_FOUND = "ended with exit code 8";

    private final Tbimage tbimage;
    private final CommandRunner commands;
    private final Map<Disk, TargetContent> examined = new HashMap<>();

    DiskInspector(Tbimage tbimage, CommandRunner commands) {
        this.tbimage = tbimage;
        this.commands = commands;
    }

    @Override
    public TargetContent read(Disk disk) throws InterruptedIOException {
        TargetContent known = examined.get(disk);
        if (known == null) {
            known = examine(disk);
            examined.put(disk, known);
        }
        return known;
    }

    private TargetContent examine(Disk disk) throws InterruptedIOException {
        try (BlockDevice device = tbimage.openDevice(disk.path(), OpenMode.READ)) {
            return examine(disk, device);
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            return TargetContent.unreadable(String.valueOf(e.getMessage()));
        }
    }

    private TargetContent examine(Disk disk, BlockDevice device) throws IOException {
        DiskSurvey survey = DiskSurvey.of(device);
        Optional<String> begun = survey.mark().map(RestoreMark::image);
        Optional<String> found = found(disk, survey);
        if (found.isPresent()) {
            return new TargetContent(false, survey.table(), begun, found.get());
        }
        CommandResult blkid = commands.run(List.of("blkid", "-p", disk.path()));
        boolean nothing = blkid.remark().filter(NOTHING_FOUND::equals).isPresent();
        boolean several = blkid.remark().filter(SEVERAL_FOUND::equals).isPresent();
        if (blkid.good() || several) {
            return used("blkid finds on it: " + blkid.message());
        }
        if (!survey.blank()) {
            return used("there is data in its first or last MiB, or these cannot be read");
        }
        return nothing || isBlankNearEnds(device)
                ? new TargetContent(true, Optional.empty(), Optional.empty(), "it is blank")
                : used("there is data in its first or last 4 MiB, and blkid could not identify it: " + blkid.message());
    }

    /** {@return what the survey finds, apart from zeros} */
    private static Optional<String> found(Disk disk, DiskSurvey survey) {
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

    private static TargetContent used(String text) {
        return new TargetContent(false, Optional.empty(), Optional.empty(), text);
    }

    /** The survey reads less than this range, but for example VMFS has its signature at 1 MiB. */
    private static boolean isBlankNearEnds(BlockDevice device) throws IOException {
        long size = device.info().size();
        return isZero(device, 0, Math.min(SIGNATURE_RANGE, size))
                && isZero(device, Math.max(0, size - SIGNATURE_RANGE), size);
    }

    private static boolean isZero(BlockDevice device, long from, long end) throws IOException {
        ByteBuffer read = ByteBuffer.allocate((int) (end - from));
        device.read(from, read);
        read.flip();
        return read.mismatch(ByteBuffer.allocate(read.remaining())) < 0;
    }
}
