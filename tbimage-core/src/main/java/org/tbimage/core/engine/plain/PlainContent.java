package org.tbimage.core.engine.plain;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.tbimage.action.ProgressListener;
import org.tbimage.codec.Codec;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.codec.UnsupportedFrameException;
import org.tbimage.core.content.ContentSample;
import org.tbimage.core.content.ContentSource;
import org.tbimage.core.engine.restore.CellDigests;
import org.tbimage.core.engine.restore.CompareMode;
import org.tbimage.core.engine.restore.Comparison;
import org.tbimage.core.engine.restore.DigestComparison;
import org.tbimage.core.engine.restore.DiskContent;
import org.tbimage.core.engine.restore.StreamComparison;
import org.tbimage.core.job.JobContext;
import org.tbimage.problem.ImagingException;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.PlainImage;
import org.tbimage.store.UnsupportedImageException;

/**
 * The content of a compressed file without a chunk table. It is expanded once from end to end before it is used, so that
 * its size is known and a damaged or cut file is refused before the first write, and once again to be written. To read
 * back what was written, its digests suffice.
 */
public final class PlainContent implements DiskContent {
    private static final int CHUNK = 1 << 20;

    private final PlainImage image;
    private final JobContext context;
    private final ContentSample sample;
    private @Nullable CellDigests digests;

    private PlainContent(PlainImage image, JobContext context, ContentSample sample) {
        this.image = image;
        this.context = context;
        this.sample = sample;
    }

    /** Expands the whole file to prove it; reports progress in expanded bytes. */
    public static PlainContent prove(PlainImage image, JobContext context) throws IOException {
        ProgressListener progress = context.progress();
        progress.phaseStarted(ProgressListener.Phase.VERIFY, image.key(), ProgressListener.UNKNOWN);
        SampleCollector sample = new SampleCollector();
        byte[] buffer = new byte[CHUNK];
        try (InputStream content = PlainStream.open(image, context.codecs(), context.cancellation())) {
            for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                context.cancellation().check();
                sample.add(buffer, n);
                progress.advanced(n);
            }
        } catch (CorruptFrameException | UnsupportedFrameException e) {
            throw explain(image, e);
        } finally {
            progress.phaseEnded();
        }
        if (sample.size() == 0) {
            throw DamagedImageException.of(image.key(), 0, "it expands to nothing");
        }
        return new PlainContent(image, context, sample.finish());
    }

    /** What a codec says of a file, with the name of the file. */
    public static ImagingException explain(PlainImage image, ImagingException e) {
        if (e instanceof UnsupportedFrameException unsupported) {
            String expand = PlainCommands.append(unsupported.expandCommand(), image.key());
            return new UnsupportedImageException(
                    image.key(),
                    String.valueOf(e.getMessage()),
                    expand.isEmpty()
                            ? "compress the disk again with a usual tool, such as zstd"
                            : "make it anew with '" + expand + " | zstd -o NEW.zst'",
                    e);
        }
        long offset = e instanceof CorruptFrameException corrupt ? corrupt.offset() : DamagedImageException.UNKNOWN;
        return new DamagedImageException(
                image.key(), offset, "", DamagedImageException.UNKNOWN, String.valueOf(e.getMessage()), e);
    }

    /** The content once more, from its first byte; the caller closes the stream. {@link #explain} explains its failures. */
    public InputStream open() throws IOException {
        return PlainStream.open(image, context.codecs(), context.cancellation());
    }

    /** The codec of the file. */
    public Codec codec() throws IOException {
        return PlainStream.codec(image, context.codecs());
    }

    @Override
    public long size() {
        return sample.geometry().size();
    }

    @Override
    public int chunkSize() {
        return CHUNK;
    }

    @Override
    public ContentSample sample(JobContext ignored) {
        return sample;
    }

    @Override
    public ContentSource source() throws IOException {
        String codec = codec().name();
        return new ContentSource(image.key(), PlainCommands.extract(codec, image.key()));
    }

    @Override
    public Run compare(Comparison comparison) throws IOException {
        CellDigests known = digests;
        if (comparison.mode() == CompareMode.READ_BACK && known != null && known.complete()) {
            return new DigestComparison(known, comparison);
        }
        CellDigests taken = comparison.fetches() ? new CellDigests(size(), CHUNK) : null;
        digests = taken == null ? known : taken;
        InputStream content = open();
        return new StreamComparison(image, content, this, comparison, taken);
    }
}
