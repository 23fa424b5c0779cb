package org.tbimage.core.engine.plain;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.tbimage.action.Cancellation;
import org.tbimage.codec.Codec;
import org.tbimage.core.codec.InstalledCodecs;
import org.tbimage.core.codec.KnownCodecs;
import org.tbimage.core.codec.MissingCodec;
import org.tbimage.core.content.ContentCheck;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.provider.Providers;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.PlainImage;

/** Finds the codec of a compressed file by its first bytes, and expands the file. */
final class PlainStream {
    private static final int HEAD = 4096;
    private static final int SKIPPABLE_MAGIC = 0x184D2A50;
    private static final int SKIPPABLE_MASK = 0xFFFFFFF0;
    private static final int SKIPPABLE_HEADER = 8;

    private PlainStream() {}

    /** The expanded content; closing it closes the file. */
    static InputStream open(PlainImage image, Providers<Codec> codecs, Cancellation cancellation) throws IOException {
        PushbackInputStream source = new PushbackInputStream(new CancellableStream(image.open(), cancellation), HEAD);
        try {
            return codec(image, source, codecs).decodeStream(source);
        } catch (IOException | RuntimeException e) {
            try (source) {
                throw e; // the source is closed on the way
            }
        }
    }

    /** The codec of a file. */
    static Codec codec(PlainImage image, Providers<Codec> codecs) throws IOException {
        try (PushbackInputStream source = new PushbackInputStream(image.open(), HEAD)) {
            return codec(image, source, codecs);
        }
    }

    private static Codec codec(PlainImage image, PushbackInputStream source, Providers<Codec> codecs)
            throws IOException {
        byte[] bytes = source.readNBytes(HEAD);
        source.unread(bytes);
        ByteBuffer head = ByteBuffer.wrap(bytes);
        Optional<Codec> found = InstalledCodecs.recognizing(codecs, behindSkippable(head));
        if (found.isEmpty()) {
            found = InstalledCodecs.recognizing(codecs, head);
        }
        if (found.isEmpty()) {
            throw unknown(image, head, codecs);
        }
        return found.get();
    }

    /** Skippable frames exist in two formats. The frame after them shows which format it is. */
    private static ByteBuffer behindSkippable(ByteBuffer head) {
        ByteBuffer rest = head.slice().order(ByteOrder.LITTLE_ENDIAN);
        while (rest.remaining() >= SKIPPABLE_HEADER
                && (rest.getInt(rest.position()) & SKIPPABLE_MASK) == SKIPPABLE_MAGIC) {
            long length = SKIPPABLE_HEADER + Integer.toUnsignedLong(rest.getInt(rest.position() + Integer.BYTES));
            if (length >= rest.remaining()) {
                return head;
            }
            rest.position(rest.position() + (int) length);
        }
        return rest.slice();
    }

    private static ImagingException unknown(PlainImage image, ByteBuffer head, Providers<Codec> codecs)
            throws ImagingException {
        if (!head.hasRemaining()) {
            return DamagedImageException.of(image.key(), 0, "it is empty");
        }
        Optional<String> codec = KnownCodecs.recognize(head);
        if (codec.isPresent()) {
            MissingCodec.check(image.key(), codec.get(), codecs);
        }
        Optional<String> format = ContentCheck.formatOf(head, image.length());
        if (format.isPresent()) {
            return new ImagingException(
                    Problem.NOT_A_DISK_IMAGE,
                    image.key() + " is not a disk compressed with one of " + String.join(", ", codecs.names())
                            + ": it is " + format.get(),
                    "convert it to the raw content of a disk, and compress that");
        }
        return DamagedImageException.of(
                image.key(), 0, "it begins like nothing that " + String.join(", ", codecs.names()) + " write");
    }
}
