package org.tbimage.core.engine.backup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tbimage.core.codec.MissingCodec;
import org.tbimage.core.content.ContentCheck;
import org.tbimage.core.content.ContentFinding;
import org.tbimage.core.content.ContentSample;
import org.tbimage.core.content.ContentSource;
import org.tbimage.core.disk.DiskBytes;
import org.tbimage.core.disk.RestoreMark;
import org.tbimage.core.job.BackupRequest;
import org.tbimage.core.job.JobContext;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.DeviceInfo;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.PlainImage;
import org.tbimage.value.Generation;
import org.tbimage.value.ShellWord;

/** What is checked before a backup begins. Nothing is written. */
public record BackupChecks(JobContext context, BackupRequest request) {
    /** Throws if the backup must not be made; warns of what the user should know although it is made. */
    public void run() throws IOException {
        requireContent();
        MissingCodec.requireUsable(request.options().codec());
        if (request.base() == BackupRequest.Base.MUST_BE_FIRST) {
            requireFirst();
        }
        warnOfUse();
        requireNotHalfRestored();
        warnOfContent();
    }

    private void requireContent() throws ImagingException {
        DeviceInfo device = request.device().info();
        if (device.size() == 0) {
            throw new ImagingException(
                    Problem.DEVICE_FAILED,
                    device.name() + " is empty: there is nothing to back up",
                    "name a disk or a file that has content");
        }
    }

    private void requireFirst() throws IOException {
        List<Generation> generations = request.store().generations(request.name());
        List<PlainImage> files = request.store().files().plainImages(request.name());
        if (!generations.isEmpty() || !files.isEmpty()) {
            String what = generations.isEmpty()
                    ? files.stream().map(PlainImage::key).collect(Collectors.joining(", "))
                    : request.name() + "@" + generations.get(generations.size() - 1);
            throw new ImagingException(
                    Problem.IMAGE_EXISTS,
                    request.store().location() + ": there is an image of this disk already: " + what,
                    "run backup-again: it makes a newer generation, and the old one stays");
        }
    }

    private void warnOfUse() {
        DeviceInfo device = request.device().info();
        for (String use : device.usedBy()) {
            context.progress()
                    .warned(device.name() + " is " + use
                            + ": what changes during the backup may be caught halfway, as after a power cut");
        }
    }

    private void requireNotHalfRestored() throws IOException {
        BlockDevice device = request.device();
        Optional<RestoreMark> mark = RestoreMark.read(DiskBytes.of(device));
        if (mark.isPresent()) {
            String name = device.info().name();
            throw new ImagingException(
                    Problem.DISK_HALF_RESTORED,
                    name + " is " + mark.get().describe(),
                    "restore it again, then back it up; if it is to be imaged as it is, remove the mark first:"
                            + " dd if=/dev/zero of=" + ShellWord.of(name) + " bs=512 count=1 conv=notrunc,fsync");
        }
    }

    /** A file that is not the raw content of a disk makes an image that a restore refuses. */
    private void warnOfContent() throws IOException {
        DeviceInfo device = request.device().info();
        Optional<ContentSample> sample = ContentSample.of(DiskBytes.of(request.device()));
        if (sample.isEmpty()) {
            return;
        }
        ContentCheck check =
                new ContentCheck(sample.get(), new ContentSource(device.name(), "take " + device.name() + " as FILE"));
        List<ContentFinding> findings = new ArrayList<>(check.findings(context.codecs()));
        check.sectors(device.name(), device.geometry()).ifPresent(findings::add);
        for (ContentFinding finding : findings) {
            String end = finding.refused() ? ": a restore refuses this image unless as-is is set" : "";
            context.progress().warned(finding.what() + end);
        }
    }
}
