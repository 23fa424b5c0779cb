package org.tbimage.core.action;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tbimage.action.Action;
import org.tbimage.action.ActionContext;
import org.tbimage.action.CommonParameters;
import org.tbimage.action.Fact;
import org.tbimage.action.Outcome;
import org.tbimage.action.Parameter;
import org.tbimage.action.StopAdvice;
import org.tbimage.core.engine.Backup;
import org.tbimage.core.job.BackupOptions;
import org.tbimage.core.job.BackupRequest;
import org.tbimage.core.job.BackupResult;
import org.tbimage.core.job.JobContext;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageStats;
import org.tbimage.store.ImageStore;
import org.tbimage.value.ByteRange;
import org.tbimage.value.ImageName;

/** {@code backup}: the first image of a disk. Refuses if there is one already. */
public class BackupAction implements Action {
    private static final int SHOWN_RANGES = 20;

    private final BackupRequest.Base base;

    /** Made by {@link java.util.ServiceLoader}. */
    public BackupAction() {
        this(BackupRequest.Base.MUST_BE_FIRST);
    }

    BackupAction(BackupRequest.Base base) {
        this.base = base;
    }

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public String summary() {
        return "make the first image of a disk; refuses if there is one";
    }

    @Override
    public List<Parameter> parameters() {
        return BackupParameters.ALL;
    }

    @Override
    public StopAdvice stopAdvice() {
        return new StopAdvice(
                "the store is as it was before; run it again, which reads the disk from its beginning",
                "older images are as they were; unfinished files stay hidden in the store until a later backup of this disk"
                        + " removes them");
    }

    @Override
    public Outcome run(ActionContext context) throws IOException {
        ImageStore store = context.store(CommonParameters.STORE.name());
        ImageName name = ActionParameters.image(context);
        BackupOptions options = new BackupParameters(context).options();
        BlockDevice device = context.device(CommonParameters.DEVICE.name(), OpenMode.READ);
        BackupRequest request = new BackupRequest(device, store, name, options, base);
        return outcome(store, new Backup(JobContext.of(context), request).run());
    }

    private static Outcome outcome(ImageStore store, BackupResult result) {
        ImageInfo image = result.image();
        ImageStats stats = image.stats();
        List<String> warnings = new ArrayList<>(result.warnings());
        if (image.degraded()) {
            warnings.add(stats.unreadableBytes() + " bytes could not be read; the image is degraded, and a good"
                    + " generation, if there is one, stays the one that is restored: " + places(stats.unreadable()));
        }
        List<Fact> facts = new ArrayList<>(List.of(
                Fact.text("image", image.draft().name().toString()),
                Fact.text("generation", image.generation().toString()),
                Fact.bytes("size", image.draft().geometry().size()),
                Fact.bytes("stored", stats.storedBytes()),
                Fact.bytes("shared", stats.sharedBytes()),
                Fact.count("data-chunks", stats.dataChunks()),
                Fact.count("zero-chunks", stats.zeroChunks()),
                Fact.count("reused-chunks", stats.reusedChunks()),
                Fact.bytes("unreadable", stats.unreadableBytes())));
        facts.addAll(ActionParameters.timing(image.took(), result.stages()));
        return new Outcome("backed up to " + store.location() + " as " + image.ref() + reused(stats), facts, warnings);
    }

    private static String reused(ImageStats stats) {
        if (stats.reusedChunks() == 0) {
            return "";
        }
        return "; " + stats.reusedChunks()
                + (stats.sharedBytes() > 0
                        ? " chunks were stored before, and are shared"
                        : " chunks are copied from the image before, and take their room again");
    }

    private static String places(List<ByteRange> unreadable) {
        String shown = unreadable.stream()
                .limit(SHOWN_RANGES)
                .map(ByteRange::toString)
                .collect(Collectors.joining(", ", "bytes ", ""));
        return unreadable.size() > SHOWN_RANGES ? shown + " and more, which its chunk table lists" : shown;
    }
}
