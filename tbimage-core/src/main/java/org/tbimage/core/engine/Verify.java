package org.tbimage.core.engine;

import java.io.IOException;
import org.tbimage.action.ProgressListener;
import org.tbimage.device.BlockDevice;
import org.tbimage.store.ImageReader;

/** Proves an image by reading all of it, or compares a device with an image. Writes nothing. */
public final class Verify {
    private final EngineContext context;

    /** Nothing happens yet. */
    public Verify(EngineContext context) {
        this.context = context;
    }

    /** Reads every frame of an image, expands it and checks its content. */
    public void image(ImageReader image) throws IOException {
        RestoreSource.requireCodec(image.info(), context.codecs());
        long size = image.info().draft().geometry().size();
        int chunkSize = image.info().draft().encoding().chunkSize();
        context.progress()
                .phaseStarted(ProgressListener.Phase.VERIFY, image.info().ref().toString(), size);
        try (ImageProof proof = new ImageProof(image, context.progress());
                OrderedWork work = new OrderedWork(context, SlotShape.decoding(chunkSize, context.codecs()))) {
            work.run(proof);
        } finally {
            context.progress().phaseEnded();
        }
    }

    /** Compares a device with what it should hold; only as many bytes as that has. */
    public Differences device(RestoreSource source, BlockDevice device) throws IOException {
        PlanVerdicts verdicts = new PlanVerdicts(context.progress());
        DiskContent content = source.content();
        context.progress()
                .phaseStarted(ProgressListener.Phase.VERIFY, device.info().name(), content.size());
        Comparison comparison = new Comparison(device, CompareMode.VERIFY, false, verdicts);
        try (DiskContent.Run run = content.compare(comparison);
                OrderedWork work =
                        new OrderedWork(context, SlotShape.decoding(content.chunkSize(), context.codecs()))) {
            work.run(run);
        } finally {
            context.progress().phaseEnded();
        }
        return verdicts.finish();
    }
}
