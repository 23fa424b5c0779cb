package org.tbimage.core.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import org.tbimage.action.Cancellation;
import org.tbimage.action.ProgressListener;
import org.tbimage.codec.Codec;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.provider.Providers;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.PlainImage;

/**
 * The content of a compressed file without a chunk table. It is expanded once from end to end before it is used, so that
 * its size is known and a damaged or cut file is refused before the first write.
 */
final class PlainContent implements DiskContent {
    private static final int CHUNK = 1 << 20;

    private final PlainImage image;
    private final Providers<Codec> codecs;
    private final Cancellation cancellation;
    private final long size;

    private PlainContent(PlainImage image, Providers<Codec> codecs, Cancellation cancellation, long size) {
        this.image = image;
        this.codecs = codecs;
        this.cancellation = cancellation;
        this.size = size;
    }

    /** Expands the whole file to prove it; reports progress in compressed bytes. */
    static PlainContent prove(
            PlainImage image, Providers<Codec> codecs, ProgressListener progress, Cancellation cancellation)
            throws IOException {
        progress.phaseStarted(ProgressListener.Phase.VERIFY, image.key(), ProgressListener.UNKNOWN);
        long size = 0;
        byte[] buffer = new byte[CHUNK];
        try (InputStream content = open(image, codecs, cancellation)) {
            for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                cancellation.check();
                size += n;
                progress.advanced(n);
            }
        } catch (CorruptFrameException e) {
            throw damaged(image, e);
        } finally {
            progress.phaseEnded();
        }
        if (size == 0) {
            throw DamagedImageException.of(image.key(), 0, "it expands to nothing");
        }
        return new PlainContent(image, codecs, cancellation, size);
    }

    private static InputStream open(PlainImage image, Providers<Codec> codecs, Cancellation cancellation)
            throws IOException {
        InputStream file = new StoppableStream(image.open(), cancellation);
        PushbackInputStream source = new PushbackInputStream(file, Codec.MAGIC_BYTES);
        try {
            byte[] head = source.readNBytes(Codec.MAGIC_BYTES);
            source.unread(head);
            for (Codec codec : codecs.all()) {
                if (codec.recognizes(ByteBuffer.wrap(head))) {
                    return codec.decodeStream(source);
                }
            }
            throw DamagedImageException.of(
                    image.key(), 0, "it begins like nothing that " + String.join(", ", codecs.names()) + " write");
        } catch (IOException | RuntimeException e) {
            try (source) {
                throw e; // the source is closed on the way
            }
        }
    }

    static DamagedImageException damaged(PlainImage image, CorruptFrameException cause) {
        return new DamagedImageException(
                image.key(),
                cause.offset(),
                "",
                DamagedImageException.UNKNOWN,
                String.valueOf(cause.getMessage()),
                cause);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int chunkSize() {
        return CHUNK;
    }

    @Override
    public Run compare(Comparison comparison) throws IOException {
        return new StreamComparison(image, open(image, codecs, cancellation), this, comparison);
    }
}
