package org.tbimage.core.action;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tbimage.action.Action;
import org.tbimage.action.ActionContext;
import org.tbimage.action.CommonParameters;
import org.tbimage.action.Fact;
import org.tbimage.action.Outcome;
import org.tbimage.action.Parameter;
import org.tbimage.action.Parameter.Kind;
import org.tbimage.action.StopAdvice;
import org.tbimage.codec.Codec;
import org.tbimage.core.codec.MissingCodec;
import org.tbimage.core.engine.CopyStore;
import org.tbimage.core.job.CopyReport;
import org.tbimage.core.job.CopyRequest;
import org.tbimage.core.job.ImageSelection;
import org.tbimage.core.job.JobContext;
import org.tbimage.core.run.Settings;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.ImageStore;
import org.tbimage.store.Share;

/** {@code copy}: copies an image, the images of a disk or of a box, or all images to another store. */
public final class CopyAction implements Action {
    private static final Parameter TO =
            Parameter.required("to", Kind.STORE, "the store that gets the copies, as in dir:/mnt/second-store");
    private static final Parameter GENERATION = Parameter.optional(
            "generation", Kind.TEXT, "which image of the disk, by the UTC time it was made at; by default all");
    private static final Parameter CODEC = Parameter.optional(
            "codec", Kind.TEXT, "compress the copies with this codec; by default they keep their frames");
    private static final Parameter LEVEL = Parameter.optional(
            "level", Kind.NUMBER, "how hard that codec compresses; by default the codec's own level");
    private static final Parameter SHARE = Parameter.optional(
            "share",
            Kind.TEXT,
            "which images of the other store share their content with the copies: none, generations (earlier images of the"
                    + " disk), or store (images of other boxes as well); by default a copy shares as its image does");
    private static final Parameter DRY_RUN = Parameter.flag("dry-run", "say what would be copied, and copy nothing");

    /** Made by {@link java.util.ServiceLoader}. */
    public CopyAction() {}

    @Override
    public String name() {
        return "copy";
    }

    @Override
    public String summary() {
        return "copy images to another store: of a disk, of a box, or all";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(CommonParameters.STORE, TO, ManyImages.IMAGE, GENERATION, CODEC, LEVEL, SHARE, DRY_RUN);
    }

    @Override
    public StopAdvice stopAdvice() {
        return new StopAdvice(
                "the images that were copied stay; run it again, which copies the others",
                "the images that were copied stay, and unfinished files stay hidden; run it again, which copies the others");
    }

    @Override
    public Outcome run(ActionContext context) throws IOException {
        long begun = System.nanoTime();
        ImageSelection images = ManyImages.selection(context, GENERATION);
        Optional<Codec> codec = codec(context);
        OptionalInt level = level(context, codec);
        Optional<Share> share = share(context);
        ImageStore from = context.store(CommonParameters.STORE.name());
        ImageStore to = context.store(TO.name());
        CopyStore copy = new CopyStore(JobContext.of(context), new CopyRequest(from, to, images, codec, level, share));
        boolean dryRun = ActionParameters.flag(context, DRY_RUN);
        CopyReport report = dryRun ? copy.plan() : copy.run();
        String summary = summary(report, to, dryRun);
        if (report.failed() > 0) {
            report.warnings().forEach(context.progress()::warned);
            throw ManyImages.failure(
                    report.failures(), ManyImages.count(report.failed()) + " could not be copied; " + summary);
        }
        List<Fact> facts = new ArrayList<>(dryRun ? planned(report) : done(report));
        facts.add(Fact.duration("took", Duration.ofNanos(System.nanoTime() - begun)));
        return new Outcome(summary, facts, report.warnings());
    }

    private static Optional<Share> share(ActionContext context) throws IOException {
        Optional<String> word = context.value(SHARE.name());
        return word.isEmpty() ? Optional.empty() : Optional.of(Settings.parse(SHARE.name(), word.get(), Share::parse));
    }

    private static Optional<Codec> codec(ActionContext context) throws IOException {
        Optional<String> name = context.value(CODEC.name());
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Codec codec = context.codecs().get(name.get());
        MissingCodec.requireUsable(codec);
        return Optional.of(codec);
    }

    private static OptionalInt level(ActionContext context, Optional<Codec> codec) throws IOException {
        Optional<String> text = context.value(LEVEL.name());
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (codec.isEmpty()) {
            throw new ImagingException(
                    Problem.BAD_SETTING,
                    "a level without a codec: frames are then copied as they are",
                    "name the codec, too, or leave out the level");
        }
        return OptionalInt.of(Settings.number(
                LEVEL.name(),
                text.get(),
                codec.get().levels().fastest(),
                codec.get().levels().smallest()));
    }

    private static String summary(CopyReport report, ImageStore to, boolean dryRun) {
        String there = report.present() == 0
                ? ""
                : "; " + report.present() + (report.present() == 1 ? " is" : " are") + " there already";
        there += report.removed() == 0 ? "" : "; " + report.removed() + " were removed there";
        return dryRun
                ? "would copy " + ManyImages.count(report.copied()) + " to " + to.location() + there
                        + "; nothing was copied"
                : "copied " + ManyImages.count(report.copied()) + " to " + to.location() + there;
    }

    private static List<Fact> done(CopyReport report) {
        return List.of(
                Fact.count("copied", report.copied()),
                Fact.count("present", report.present()),
                Fact.count("removed", report.removed()),
                Fact.bytes("size", report.diskBytes()),
                Fact.bytes("read", report.readBytes()),
                Fact.bytes("written", report.writtenBytes()));
    }

    private static List<Fact> planned(CopyReport report) {
        return List.of(
                Fact.count("to-copy", report.copied()),
                Fact.count("present", report.present()),
                Fact.count("removed", report.removed()),
                Fact.bytes("size", report.diskBytes()),
                Fact.bytes("to-read", report.readBytes()),
                Fact.texts("image-list", report.images()),
                Fact.count("more-images", report.copied() - report.images().size()));
    }
}
