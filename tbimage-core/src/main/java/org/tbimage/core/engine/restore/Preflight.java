package org.tbimage.core.engine.restore;

import java.util.ArrayList;
import java.util.List;
import org.tbimage.core.job.RestoreOptions;
import org.tbimage.device.DeviceInfo;
import org.tbimage.device.DiskIdentity;
import org.tbimage.device.Geometry;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.ImageInfo;
import org.tbimage.value.ShellWord;

/** Refuses a wrong target before anything is written to it. Everything is decided from what is known without a write. */
public final class Preflight {
    private final DeviceInfo target;
    private final List<String> warnings = new ArrayList<>();

    private Preflight(DeviceInfo target) {
        this.target = target;
    }

    /** Checks a target for an image; returns what the user should know though it is taken. */
    public static List<String> check(ImageInfo image, DeviceInfo target, RestoreOptions options)
            throws ImagingException {
        Preflight preflight = new Preflight(target);
        Geometry disk = image.draft().geometry();
        preflight.checkDegraded(image, options);
        preflight.checkFree();
        preflight.checkIdentity(image.draft().identity(), options);
        preflight.checkSectors(disk);
        preflight.checkSize(disk.size(), image.draft().partitionTable().isPresent());
        return preflight.warnings;
    }

    /** Checks a target for content of which only the size is known. */
    public static List<String> check(long size, DeviceInfo target) throws ImagingException {
        Preflight preflight = new Preflight(target);
        preflight.checkFree();
        preflight.warnOfUnknown(DiskIdentity.NONE);
        preflight.checkSectors(Geometry.withoutSectors(size));
        preflight.checkSize(size, false);
        return preflight.warnings;
    }

    private void checkDegraded(ImageInfo image, RestoreOptions options) throws ImagingException {
        if (!image.degraded()) {
            return;
        }
        String what = image.ref() + " is degraded: " + image.stats().unreadableBytes()
                + " bytes of its disk could not be read, and zeros stand in for them";
        if (!options.allowDegraded()) {
            throw new ImagingException(
                    Problem.IMAGE_DEGRADED, what, "restore another generation, or allow a degraded image");
        }
        warnings.add(what);
    }

    private void checkFree() throws ImagingException {
        if (!target.usedBy().isEmpty()) {
            throw new ImagingException(
                    Problem.TARGET_IN_USE,
                    target.name() + " is in use: " + String.join("; ", target.usedBy()),
                    "unmount it, or end what uses it");
        }
        if (target.readOnly()) {
            throw new ImagingException(
                    Problem.TARGET_READ_ONLY,
                    target.name() + " is read-only",
                    "look for a write-protect switch, or allow writing: blockdev --setrw "
                            + ShellWord.of(target.name()));
        }
    }

    private void checkIdentity(DiskIdentity disk, RestoreOptions options) throws ImagingException {
        DiskIdentity.Match match = disk.compare(target.identity());
        if (match == DiskIdentity.Match.UNKNOWN && !options.anyDisk()) {
            warnOfUnknown(disk);
        }
        if (match != DiskIdentity.Match.DIFFERENT) {
            return;
        }
        String what = target.name() + " is another disk (" + target.identity().describe()
                + ") than the one that was imaged (" + disk.describe() + ")";
        if (!options.anyDisk()) {
            throw new ImagingException(
                    Problem.TARGET_OTHER_IDENTITY,
                    what,
                    "check the name of the device; if this disk is meant, allow any disk");
        }
        warnings.add(what);
    }

    /** Files have no identity. The disk is named by the user, so an unknown one is taken. */
    private void warnOfUnknown(DiskIdentity disk) {
        if (target.kind() != DeviceInfo.Kind.DISK) {
            return;
        }
        String why;
        if (!disk.isKnown()) {
            why = "the image does not record a serial number or world-wide name of its disk";
        } else if (!target.identity().isKnown()) {
            why = "this disk has no serial number or world-wide name, and the image is of " + disk.describe();
        } else {
            why = "this is " + target.identity().describe() + ", the image is of " + disk.describe()
                    + ", and these cannot be compared";
        }
        warnings.add("cannot check that " + target.name() + " is the disk that was imaged: " + why);
    }

    private void checkSectors(Geometry disk) throws ImagingException {
        Geometry here = target.geometry();
        if (!here.hasSectors()) {
            return;
        }
        if (disk.hasSectors() && disk.logicalSector() != here.logicalSector()) {
            throw new ImagingException(
                    Problem.TARGET_SECTOR_SIZE,
                    target.name() + " has sectors of " + here.logicalSector() + " bytes, and the disk that was imaged "
                            + disk.logicalSector(),
                    "its partition table and file systems would be read wrongly: take a disk of the same sector size");
        }
        if (disk.size() % here.logicalSector() != 0) {
            throw new ImagingException(
                    Problem.TARGET_SECTOR_SIZE,
                    target.name() + " has sectors of " + here.logicalSector() + " bytes, and the image's size of "
                            + disk.size() + " bytes is no multiple of that",
                    "take a disk of another sector size, or restore into a file");
        }
        if (!disk.hasSectors() && here.logicalSector() != 512) {
            warnings.add(target.name() + " has sectors of " + here.logicalSector()
                    + " bytes; for which sector size the image was made is not known");
        }
    }

    private void checkSize(long size, boolean partitioned) throws ImagingException {
        long here = target.size();
        if (here < size) {
            throw new ImagingException(
                    Problem.TARGET_TOO_SMALL,
                    target.name() + " has " + here + " bytes, and the image needs " + size + ": " + (size - here)
                            + " more",
                    target.kind() == DeviceInfo.Kind.FILE
                            ? "remove the file so that it is made anew, or name another"
                            : "take a disk that is at least as big");
        }
        if (here > size) {
            String rest = target.name() + " is bigger than the image by " + (here - size)
                    + " bytes, which the image does not cover";
            warnings.add(partitioned ? rest + "; a GPT can be stretched to the new end with sgdisk -e" : rest);
        }
    }
}
