package org.tbimage.core.action;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tbimage.action.Action;
import org.tbimage.action.ActionContext;
import org.tbimage.action.CommonParameters;
import org.tbimage.action.Outcome;
import org.tbimage.action.Parameter;
import org.tbimage.action.Parameter.Kind;
import org.tbimage.core.engine.Copy;
import org.tbimage.core.job.JobContext;
import org.tbimage.core.retention.Pin;
import org.tbimage.core.retention.Pins;
import org.tbimage.device.DiskIdentity;
import org.tbimage.store.ImageStore;
import org.tbimage.value.ImageRef;

/**
 * {@code move}: gives the images of a box or of a disk another name. Every image is published under its other name before
 * the first one loses its old name. A run that was broken off is finished by the next one.
 */
public final class MoveAction implements Action {
    private static final Parameter FROM =
            Parameter.required("from", Kind.TEXT, "the box or the disk of a box, as in 10.40.41.42 or 10.40.41.42/sda");
    private static final Parameter TO = Parameter.required("to", Kind.TEXT, "its other name, of the same form");
    private static final Parameter DRY_RUN = Parameter.flag("dry-run", "say what would be moved, and move nothing");

    /** Made by {@link java.util.ServiceLoader}. */
    public MoveAction() {}

    @Override
    public String name() {
        return "move";
    }

    @Override
    public String summary() {
        return "give the images of a box or a disk another name, such as its new address";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(CommonParameters.STORE, FROM, TO, DRY_RUN);
    }

    @Override
    public Outcome run(ActionContext context) throws IOException {
        ImageStore store = context.store(CommonParameters.STORE.name());
        Relocation relocation = Relocation.of(ActionParameters.text(context, FROM), ActionParameters.text(context, TO));
        List<Relocation.Disk> disks = relocation.disks(store);
        boolean dryRun = ActionParameters.flag(context, DRY_RUN);
        Map<Relocation.Disk, List<ImageRef>> all = new LinkedHashMap<>();
        for (Relocation.Disk disk : disks) {
            List<ImageRef> images = Relocation.images(store, disk.from());
            Relocation.checkFree(store, images, disk.to());
            all.put(disk, images);
        }
        List<String> warnings = new ArrayList<>();
        if (!dryRun) {
            for (Map.Entry<Relocation.Disk, List<ImageRef>> disk : all.entrySet()) {
                move(context, store, disk.getKey(), disk.getValue(), warnings);
            }
        }
        long images = all.values().stream().mapToLong(List::size).sum();
        String what = images + (images == 1 ? " image of " : " images of ") + relocation.from();
        return new Outcome(
                dryRun
                        ? what + " would become images of " + relocation.to() + "; nothing was moved"
                        : "moved " + what + " to " + relocation.to(),
                relocation.facts(disks.size(), images),
                warnings);
    }

    private static void move(
            ActionContext context, ImageStore store, Relocation.Disk disk, List<ImageRef> images, List<String> warnings)
            throws IOException {
        for (ImageRef image : images) {
            context.cancellation().check();
            DiskIdentity identity = store.info(image).draft().identity();
            ImageRef copy = new Copy(JobContext.of(context))
                    .within(store, image, disk.to(), identity)
                    .image();
            store.open(copy).close(); // checks the lengths and the chunk table
            movePin(store, image, copy);
        }
        store.files()
                .refreshStableName(disk.from()); // a copy of a pack under it would be taken for a file of another tool
        for (String file : store.files().move(disk.from(), disk.to())) {
            warnings.add(file + " stays: there is a file of that name for " + disk.to());
        }
        for (ImageRef image : images) {
            store.delete(image); // the oldest first, so that the newest keeps both names to the end
        }
        store.reclaim(disk.from(), Duration.ZERO); // the copies have names of their own for all bytes
    }

    /** The copy may have another generation than the image, and the name of a pin has the generation. */
    private static void movePin(ImageStore store, ImageRef image, ImageRef copy) throws IOException {
        Pins pins = new Pins(store);
        Optional<Pin> pin = pins.find(image);
        if (pin.isPresent()) {
            pins.put(copy, pin.get());
            pins.remove(image);
        }
    }
}
