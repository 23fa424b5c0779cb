package org.tbimage.core.store;

import java.io.IOException;
import java.util.Optional;
import org.tbimage.codec.PackTrailer;
import org.tbimage.core.image.PackFrame;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.FrameRef;
import org.tbimage.store.ImageReader;
import org.tbimage.store.TableEntry;
import org.tbimage.store.TableEntry.FrameRun;

/**
 * Appends the format's own trailer to a pack that has all its frames. What they are is read back from the chunk table, which
 * is stored by then: nothing is remembered for each frame, so memory does not grow with the disk.
 */
final class TrailerWriter {
    private static final int PACK = 0; // the image's own

    private final PackTrailer trailer;
    private final PackBuilder pack;
    private long frames;
    private long end;

    TrailerWriter(PackTrailer trailer, PackBuilder pack) {
        this.trailer = trailer;
        this.pack = pack;
    }

    /** Appends the trailer for the frames of {@code image}, whose table lists them in the order in which they lie. */
    void appendFor(ImageReader image) throws IOException {
        pack.addTrailer(trailer.begin());
        try (ImageReader.EntryCursor entries = image.entries()) {
            for (TableEntry entry = entries.next(); entry != null; entry = entries.next()) {
                Optional<FrameRun> run = entry.frames();
                if (run.isPresent() && isNext(PackFrame.of(run.get().first()))) {
                    append(run.get());
                }
            }
        }
        if (frames != pack.frames()) {
            throw new ImagingException(
                    Problem.STORE_FAILED,
                    image.packs().get(PACK).key() + ": the chunk table reads as " + frames + " frames, and "
                            + pack.frames() + " were written",
                    "the store does not give back what it was given; see to it before the next backup");
        }
        pack.addTrailer(trailer.finish());
    }

    /** Whether it is a frame of this pack, and not one that was added before. */
    private boolean isNext(PackFrame frame) {
        return frame.pack() == PACK && frame.offset() == end;
    }

    private void append(FrameRun run) throws IOException {
        FrameRef frame = run.first();
        for (long i = 0; i < run.count(); i++) {
            pack.addTrailer(trailer.add(frame.length(), frame.contentLength()));
        }
        frames += run.count();
        end = PackFrame.end(run);
    }
}
