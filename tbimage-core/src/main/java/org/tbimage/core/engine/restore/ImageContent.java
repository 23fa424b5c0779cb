package org.tbimage.core.engine.restore;

import java.io.IOException;
import org.tbimage.core.content.ContentSample;
import org.tbimage.core.content.ContentSource;
import org.tbimage.core.engine.frame.ImageHead;
import org.tbimage.core.job.JobContext;
import org.tbimage.store.ImageReader;

/** The content of an image with a chunk table. */
public record ImageContent(ImageReader image) implements DiskContent {
    @Override
    public long size() {
        return image.info().draft().geometry().size();
    }

    @Override
    public int chunkSize() {
        return image.info().draft().encoding().chunkSize();
    }

    @Override
    public ContentSample sample(JobContext context) throws IOException {
        return ImageHead.read(image, context);
    }

    @Override
    public ContentSource source() {
        return new ContentSource(image.info().ref().toString(), "restore it as it is to a regular file FILE");
    }

    @Override
    public Run compare(Comparison comparison) throws IOException {
        return new TableComparison(image, comparison);
    }
}
