package org.tbimage.core.action;

import java.util.List;
import org.tbimage.action.ActionContext;
import org.tbimage.action.CommonParameters;
import org.tbimage.action.Parameter;
import org.tbimage.core.job.RestoreOptions;

/**
 * The settings of {@code restore}, and the options that they stand for.
 *
 * @param context has the settings
 */
record RestoreParameters(ActionContext context) {
    private static final Parameter DRY_RUN = Parameter.flag("dry-run", "say what would be written, and write nothing");
    private static final Parameter ANY_DISK =
            Parameter.flag("any-disk", "restore to a disk of another identity than the one that was imaged");
    private static final Parameter ALLOW_DEGRADED =
            Parameter.flag("allow-degraded", "restore an image though some of its disk could not be read");
    private static final Parameter AS_IS = Parameter.flag(
            "as-is",
            "write an image though its content is another format, ends before its partitions, or was made for other"
                    + " sectors");
    private static final Parameter DISCARD = Parameter.flag(
            "discard", "let the disk discard what should be zeros, where it can; what is left is zeroed");
    private static final Parameter WIPE_TAIL = Parameter.flag(
            "wipe-tail",
            "wipe metadata of RAID, LVM, ZFS and the like at the end of a disk that is larger than the image");
    private static final Parameter NO_READ_BACK =
            Parameter.flag("no-read-back", "don't read back from the medium what was written");

    static final List<Parameter> ALL = List.of(
            CommonParameters.STORE,
            CommonParameters.IMAGE,
            CommonParameters.GENERATION,
            CommonParameters.FILE,
            DRY_RUN,
            ANY_DISK,
            ALLOW_DEGRADED,
            AS_IS,
            DISCARD,
            WIPE_TAIL,
            NO_READ_BACK,
            CommonParameters.DEVICE);

    boolean dryRun() {
        return ActionParameters.flag(context, DRY_RUN);
    }

    RestoreOptions options() {
        return new RestoreOptions(
                ActionParameters.flag(context, ANY_DISK),
                ActionParameters.flag(context, ALLOW_DEGRADED),
                ActionParameters.flag(context, DISCARD),
                !ActionParameters.flag(context, NO_READ_BACK),
                ActionParameters.flag(context, AS_IS),
                ActionParameters.flag(context, WIPE_TAIL));
    }
}
