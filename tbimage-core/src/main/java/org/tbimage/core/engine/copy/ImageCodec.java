package org.tbimage.core.engine.copy;

import java.io.IOException;
import java.util.OptionalInt;
import org.tbimage.codec.Codec;
import org.tbimage.core.job.CopyRequest;
import org.tbimage.core.job.JobContext;
import org.tbimage.store.Encoding;

/**
 * The codec and encoding of a copy.
 *
 * @param codec makes its frames
 * @param encoding its settings
 */
record ImageCodec(Codec codec, Encoding encoding) {
    /** As the request asks, or as the image has it. */
    static ImageCodec of(CopyRequest request, Encoding image, JobContext context) throws IOException {
        if (request.codec().isEmpty()) {
            return new ImageCodec(context.codecs().get(image.codec()), image);
        }
        Codec codec = request.codec().get();
        boolean keep = codec.name().equals(image.codec()) && request.level().isEmpty();
        int level = keep ? image.level() : level(codec, request.level());
        return new ImageCodec(codec, new Encoding(codec.name(), level, image.chunkSize()));
    }

    /** As the request asks for a file of the given codec. */
    static ImageCodec of(CopyRequest request, Codec file, int chunkSize) {
        Codec codec = request.codec().orElse(file);
        return new ImageCodec(codec, new Encoding(codec.name(), level(codec, request.level()), chunkSize));
    }

    private static int level(Codec codec, OptionalInt asked) {
        return asked.orElse(codec.levels().standard());
    }
}
