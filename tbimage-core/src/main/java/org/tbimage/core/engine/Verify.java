package org.tbimage.core.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.tbimage.action.ProgressListener;
import org.tbimage.action.StageTime;
import org.tbimage.core.engine.restore.CompareMode;
import org.tbimage.core.engine.restore.Comparison;
import org.tbimage.core.engine.restore.DifferenceCounter;
import org.tbimage.core.engine.restore.DiskContent;
import org.tbimage.core.engine.verify.ImageProof;
import org.tbimage.core.engine.work.BufferSizes;
import org.tbimage.core.engine.work.JobSource;
import org.tbimage.core.engine.work.OrderedWork;
import org.tbimage.core.job.Differences;
import org.tbimage.core.job.JobContext;
import org.tbimage.device.BlockDevice;
import org.tbimage.store.ImageReader;

/** Proves an image by reading all of it, or compares a device with an image. Writes nothing. For one thread. */
public final class Verify {
    private final JobContext context;
    private List<StageTime> stages = List.of();

    /** Prepares a verification. Nothing happens yet. */
    public Verify(JobContext context) {
        this.context = context;
    }

    /**
     * Reads every frame of an image, decodes it and checks its content.
     *
     * @param image the image; the caller closes it
     * @throws org.tbimage.store.DamagedImageException if any byte of it is wrong
     * @throws IOException if the store fails
     */
    public void image(ImageReader image) throws IOException {
        ImageSource.requireCodec(image.info(), context.codecs());
        long size = image.info().draft().geometry().size();
        int chunkSize = image.info().draft().encoding().chunkSize();
        context.progress()
                .phaseStarted(ProgressListener.Phase.VERIFY, image.info().ref().toString(), size);
        try (ImageProof proof = new ImageProof(image, context.progress());
                OrderedWork work = new OrderedWork(context, BufferSizes.decoding(chunkSize, context.codecs()))) {
            run(work, proof);
        } finally {
            context.progress().phaseEnded();
        }
    }

    /**
     * Compares a device with the content that it should have; only as many bytes as that has.
     *
     * @param source the content; the caller closes it
     * @param device the device; the caller closes it
     * @return how they differ
     * @throws org.tbimage.device.BadBlockException if a sector of the device can not be read
     * @throws IOException if the store or the device fails
     */
    public Differences device(ImageSource source, BlockDevice device) throws IOException {
        DifferenceCounter counter = new DifferenceCounter(context.progress());
        DiskContent content = source.content();
        context.progress()
                .phaseStarted(ProgressListener.Phase.VERIFY, device.info().name(), content.size());
        Comparison comparison = new Comparison(device, CompareMode.VERIFY, false, counter);
        try (DiskContent.Run run = content.compare(comparison);
                OrderedWork work =
                        new OrderedWork(context, BufferSizes.decoding(content.chunkSize(), context.codecs()))) {
            run(work, run);
        } finally {
            context.progress().phaseEnded();
        }
        return counter.finish();
    }

    /** {@return how long each stage of the last verification was busy, in the order in which a chunk passes them} */
    public List<StageTime> stages() {
        return stages;
    }

    private void run(OrderedWork work, JobSource source) throws IOException {
        long begun = System.nanoTime();
        work.run(source);
        stages = work.times().sums();
        context.progress().measured(stages, Duration.ofNanos(System.nanoTime() - begun));
    }
}
