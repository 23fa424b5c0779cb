package org.tbimage.core.engine;

import java.io.IOException;
import org.tbimage.store.ImageReader;

/** The content of an image with a chunk table. */
record ImageContent(ImageReader image) implements DiskContent {
    @Override
    public long size() {
        return image.info().draft().geometry().size();
    }

    @Override
    public int chunkSize() {
        return image.info().draft().encoding().chunkSize();
    }

    @Override
    public Run compare(Comparison comparison) throws IOException {
        return new TableComparison(image, comparison);
    }
}
