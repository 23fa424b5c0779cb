package org.tbimage.core.action;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tbimage.action.Action;
import org.tbimage.action.ActionContext;
import org.tbimage.action.CommonParameters;
import org.tbimage.action.Outcome;
import org.tbimage.action.Parameter;
import org.tbimage.action.Parameter.Kind;
import org.tbimage.core.engine.Copy;
import org.tbimage.core.job.JobContext;
import org.tbimage.device.DiskIdentity;
import org.tbimage.store.ImageStore;
import org.tbimage.value.ImageRef;

/**
 * {@code clone}: gives another box the newest good image of each disk of a box. The copies name no hardware, since they
 * are meant for other disks.
 */
public final class CloneAction implements Action {
    private static final Parameter FROM = Parameter.required(
            "from", Kind.TEXT, "the box or the disk of a box that has the images, as in golden or golden/sda");
    private static final Parameter TO =
            Parameter.required("to", Kind.TEXT, "the box or disk that gets them, of the same form, as in 10.40.41.42");
    private static final Parameter ADD = Parameter.flag("add", "add to the images that there are under the other name");
    private static final Parameter DRY_RUN = Parameter.flag("dry-run", "say what would be cloned, and clone nothing");

    /** Made by {@link java.util.ServiceLoader}. */
    public CloneAction() {}

    @Override
    public String name() {
        return "clone";
    }

    @Override
    public String summary() {
        return "give another box the newest good images of a box";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(CommonParameters.STORE, FROM, TO, ADD, DRY_RUN);
    }

    @Override
    public Outcome run(ActionContext context) throws IOException {
        ImageStore store = context.store(CommonParameters.STORE.name());
        Relocation relocation = Relocation.of(ActionParameters.text(context, FROM), ActionParameters.text(context, TO));
        List<Relocation.Disk> disks = relocation.disks(store);
        boolean dryRun = ActionParameters.flag(context, DRY_RUN);
        List<ImageRef> images = new ArrayList<>();
        for (Relocation.Disk disk : disks) {
            ImageRef newest = Relocation.newest(store, disk.from());
            if (!ActionParameters.flag(context, ADD)) {
                Relocation.checkFree(store, List.of(newest), disk.to());
            }
            images.add(newest);
        }
        List<String> warnings = new ArrayList<>();
        for (int i = 0; i < disks.size() && !dryRun; i++) {
            context.cancellation().check();
            clone(context, store, images.get(i), disks.get(i), warnings);
        }
        String what = relocation.from() + " to " + relocation.to();
        return new Outcome(
                dryRun ? "would clone " + what + "; nothing was cloned" : "cloned " + what,
                relocation.facts(disks.size(), images.size()),
                warnings);
    }

    private static void clone(
            ActionContext context, ImageStore store, ImageRef image, Relocation.Disk disk, List<String> warnings)
            throws IOException {
        ImageRef copy = new Copy(JobContext.of(context))
                .within(store, image, disk.to(), DiskIdentity.NONE)
                .image();
        if (store.info(copy).degraded()) {
            warnings.add(copy + " is degraded, as " + image + " is");
        }
        ImageRef newest = Relocation.newest(store, disk.to());
        if (!newest.equals(copy)) {
            warnings.add(copy + " is not what a restore takes by itself: " + newest + " is newer");
        }
    }
}
