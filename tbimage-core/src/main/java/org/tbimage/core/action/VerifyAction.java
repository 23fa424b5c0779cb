package org.tbimage.core.action;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tbimage.action.Action;
import org.tbimage.action.ActionContext;
import org.tbimage.action.CommonParameters;
import org.tbimage.action.Fact;
import org.tbimage.action.Outcome;
import org.tbimage.action.Parameter;
import org.tbimage.action.StopAdvice;
import org.tbimage.core.disk.DiskBytes;
import org.tbimage.core.disk.RestoreMark;
import org.tbimage.core.engine.ImageSource;
import org.tbimage.core.engine.Verify;
import org.tbimage.core.engine.verify.DamageNote;
import org.tbimage.core.job.Differences;
import org.tbimage.core.job.JobContext;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;

/** {@code verify}: proves an image or many images by reading all of them, or compares a disk with an image. */
public final class VerifyAction implements Action {
    private static final Parameter DEVICE = Parameter.optional(
            "device", Parameter.Kind.DEVICE, "a disk to compare with the image; else the image itself is read");
    private static final Parameter IMAGE = Parameter.optional(
            "image",
            Parameter.Kind.TEXT,
            "which disk of which box, as in 10.40.41.42/sda; with all, only images of a box or a disk");
    private static final int SHOWN_RANGES = 10;

    /** Made by {@link java.util.ServiceLoader}. */
    public VerifyAction() {}

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public String summary() {
        return "prove images by reading all of them, or compare a disk with one";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                CommonParameters.STORE,
                IMAGE,
                CommonParameters.GENERATION,
                CommonParameters.FILE,
                VerifyAll.ALL,
                VerifyAll.MINUTES,
                DEVICE);
    }

    @Override
    public StopAdvice stopAdvice() {
        return new StopAdvice(
                "nothing was changed; run it again, which reads from the beginning", "nothing was changed");
    }

    @Override
    public Outcome run(ActionContext context) throws IOException {
        if (VerifyAll.isAskedFor(context)) {
            return VerifyAll.run(context);
        }
        if (context.value(IMAGE.name()).isEmpty()) {
            throw new ImagingException(
                    Problem.BAD_SETTING, "'verify' needs the setting 'image', or 'all'", "name the disk of the image");
        }
        return one(context);
    }

    private static Outcome one(ActionContext context) throws IOException {
        long begun = System.nanoTime();
        ImageStore store = context.store(CommonParameters.STORE.name());
        JobContext job = JobContext.of(context);
        List<Fact> facts = new ArrayList<>();
        try (ImageSource source = ImageSource.open(job, store, ActionParameters.choice(context))) {
            facts.add(Fact.text("image", source.name()));
            Verify verify = new Verify(job);
            String summary = context.value(DEVICE.name()).isPresent()
                    ? compare(context, verify, source, facts)
                    : prove(context, verify, source, facts);
            facts.addAll(ActionParameters.timing(Duration.ofNanos(System.nanoTime() - begun), verify.stages()));
            return new Outcome(summary, facts, List.of());
        }
    }

    private static String prove(ActionContext context, Verify verify, ImageSource source, List<Fact> facts)
            throws IOException {
        facts.add(Fact.bytes("size", source.size()));
        if (source.image().isEmpty()) { // proven when it was opened
            return source.name() + " is whole, as far as its format can tell";
        }
        ImageReader image = source.image().get();
        try {
            verify.image(image);
        } catch (DamagedImageException e) {
            ImageStore store = context.store(CommonParameters.STORE.name());
            new DamageNote(store, context.progress()::warned).of(image.info().ref(), e);
            throw e;
        }
        return source.name() + " is whole";
    }

    private static String compare(ActionContext context, Verify verify, ImageSource source, List<Fact> facts)
            throws IOException {
        String image = source.name();
        BlockDevice device = context.device(DEVICE.name(), OpenMode.READ);
        String name = device.info().name();
        if (device.info().size() < source.size()) {
            throw new ImagingException(
                    Problem.DIFFERENT,
                    name + " has " + device.info().size() + " bytes, and " + image + " " + source.size(),
                    "they can't be equal: check the name of the device");
        }
        RestoreMark.read(DiskBytes.of(device))
                .ifPresent(mark -> context.progress().warned(name + " is " + mark.describe()));
        Differences found = verify.device(source, device);
        facts.add(Fact.bytes("size", source.size()));
        facts.add(Fact.bytes("equal", found.sameBytes()));
        if (!found.none()) {
            throw new ImagingException(
                    Problem.DIFFERENT,
                    name + " differs from " + image + " in " + (found.dataBytes() + found.zeroBytes())
                            + " bytes of chunks that are not the same: " + found.describeRanges(SHOWN_RANGES),
                    "restore the image to it: only these are written");
        }
        return name + " is equal to " + image;
    }
}
