package org.tbimage.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.tbimage.codec.Codec;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.codec.UnsupportedFrameException;
import org.tbimage.problem.ImagingException;

/** What a codec makes of a file. */
final class Expanded {
    /** Any file may expand to more than memory holds; so much of it is looked at. */
    static final int LIMIT = 1 << 20;

    private final byte[] content;
    private final Optional<ImagingException> refusal;
    private final boolean tooLong;

    private Expanded(byte[] content, Optional<ImagingException> refusal, boolean tooLong) {
        this.content = content;
        this.refusal = refusal;
        this.tooLong = tooLong;
    }

    /** What it gave, at most {@link #LIMIT} and one piece; not to be changed. */
    byte[] content() {
        return content;
    }

    /** Why it stopped before the end, if so. */
    Optional<ImagingException> refusal() {
        return refusal;
    }

    /** Whether the reader stopped, since there was more than it wanted. */
    boolean tooLong() {
        return tooLong;
    }

    boolean isWhole() {
        return refusal.isEmpty() && !tooLong;
    }

    /** Expands it by reads of so many bytes. */
    static Expanded of(Codec codec, InputStream file, int piece) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (InputStream stream = codec.decodeStream(file)) {
            byte[] bytes = new byte[piece];
            try {
                for (int n = stream.read(bytes); n >= 0; n = stream.read(bytes)) {
                    content.write(bytes, 0, n);
                    if (content.size() > LIMIT) {
                        return new Expanded(content.toByteArray(), Optional.empty(), true);
                    }
                }
            } catch (CorruptFrameException | UnsupportedFrameException e) {
                requireFailsAgain(stream, e);
                throw e;
            }
            return new Expanded(content.toByteArray(), Optional.empty(), false);
        } catch (CorruptFrameException | UnsupportedFrameException e) {
            return new Expanded(content.toByteArray(), Optional.of(e), false);
        }
    }

    /** Who reads on after a failure must not take what comes for the end of the file. */
    private static void requireFailsAgain(InputStream stream, ImagingException first) throws IOException {
        try {
            throw new AssertionError("after '" + first.getMessage() + "' a read gives " + stream.read());
        } catch (ImagingException again) {
            if (again != first) {
                throw again;
            }
        }
    }
}
