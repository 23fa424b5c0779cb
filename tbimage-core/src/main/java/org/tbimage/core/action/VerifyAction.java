package org.tbimage.core.action;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.Action;
import org.tbimage.action.ActionContext;
import org.tbimage.action.Fact;
import org.tbimage.action.Outcome;
import org.tbimage.action.Parameter;
import org.tbimage.action.StopAdvice;
import org.tbimage.core.disk.DiskBytes;
import org.tbimage.core.disk.RestoreMark;
import org.tbimage.core.engine.Differences;
import org.tbimage.core.engine.EngineContext;
import org.tbimage.core.engine.RestoreSource;
import org.tbimage.core.engine.Verify;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.store.PlainImage;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/** {@code verify}: proves an image by reading all of it, or compares a disk with it. */
public final class VerifyAction implements Action {
    private static final Parameter DEVICE = Parameter.optional(
            "device", Parameter.Kind.DEVICE, "a disk to compare with the image; else the image itself is read");
    private static final int SHOWN_RANGES = 10;

    /** Made by {@link java.util.ServiceLoader}. */
    public VerifyAction() {}

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public String summary() {
        return "prove an image by reading all of it, or compare a disk with it";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Common.STORE, Common.IMAGE, Common.GENERATION, Common.FILE, DEVICE);
    }

    @Override
    public StopAdvice stopAdvice() {
        return new StopAdvice(
                "nothing was changed; run it again, which reads from the beginning", "nothing was changed");
    }

    @Override
    public Outcome run(ActionContext context) throws IOException {
        long begun = System.nanoTime();
        ImageStore store = context.store(Common.STORE.name());
        ImageName name = Common.image(context);
        EngineContext engine = EngineContext.of(context);
        Optional<ImageRef> ref = Common.find(context, store, name);
        List<Fact> facts = new ArrayList<>();
        String summary;
        if (ref.isPresent()) {
            try (ImageReader image = store.open(ref.get())) {
                summary = verify(context, engine, image, facts);
            }
        } else {
            PlainImage plain = Common.plain(context, store, name, "nothing to verify");
            summary = verify(context, engine, plain, facts);
        }
        facts.add(Fact.duration("took", Duration.ofNanos(System.nanoTime() - begun)));
        return new Outcome(summary, facts, List.of());
    }

    private static String verify(ActionContext context, EngineContext engine, ImageReader image, List<Fact> facts)
            throws IOException {
        String name = image.info().ref().toString();
        facts.add(Fact.text("image", name));
        if (context.value(DEVICE.name()).isPresent()) {
            return compare(context, engine, RestoreSource.of(image), name, facts);
        }
        facts.add(Fact.bytes("size", image.info().draft().geometry().size()));
        new Verify(engine).image(image);
        return name + " is whole";
    }

    private static String verify(ActionContext context, EngineContext engine, PlainImage plain, List<Fact> facts)
            throws IOException {
        facts.add(Fact.text("image", plain.key()));
        context.progress().warned(plain.key() + " has no manifest: only the format's own checksum vouches for it");
        RestoreSource source = RestoreSource.of(plain, engine);
        if (context.value(DEVICE.name()).isPresent()) {
            return compare(context, engine, source, plain.key(), facts);
        }
        facts.add(Fact.bytes("size", source.size()));
        return plain.key() + " is whole, as far as its format can tell";
    }

    private static String compare(
            ActionContext context, EngineContext engine, RestoreSource source, String image, List<Fact> facts)
            throws IOException {
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
        Differences found = new Verify(engine).device(source, device);
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
