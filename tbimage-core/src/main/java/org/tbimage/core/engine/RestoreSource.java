package org.tbimage.core.engine;

import java.io.IOException;
import java.util.Optional;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.PlainImage;

/** What is restored or compared: an image, or a plain compressed file of which only the content is known. */
public final class RestoreSource {
    private final DiskContent content;
    private final Optional<ImageInfo> info;

    private RestoreSource(DiskContent content, Optional<ImageInfo> info) {
        this.content = content;
        this.info = info;
    }

    /** An image; the caller closes it. */
    public static RestoreSource of(ImageReader image) {
        return new RestoreSource(new ImageContent(image), Optional.of(image.info()));
    }

    /** A plain file, which is expanded once to prove it. */
    public static RestoreSource of(PlainImage image, EngineContext context) throws IOException {
        DiskContent content = PlainContent.prove(image, context.codecs(), context.progress(), context.cancellation());
        return new RestoreSource(content, Optional.empty());
    }

    /** The size of the disk, in bytes. */
    public long size() {
        return content.size();
    }

    /** What the image says of itself; empty for a plain file. */
    public Optional<ImageInfo> info() {
        return info;
    }

    DiskContent content() {
        return content;
    }
}
