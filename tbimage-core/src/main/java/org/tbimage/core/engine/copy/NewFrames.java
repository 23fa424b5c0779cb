package org.tbimage.core.engine.copy;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.tbimage.core.engine.work.ChunkBuffers;
import org.tbimage.core.engine.work.WorkerContext;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.value.ByteRange;

/** Encodes chunks of a copy. The original may be deleted after the copy, so each new frame is decoded and compared. */
final class NewFrames {
    private NewFrames() {}

    /** Encodes the content of a chunk from its position to its limit; the frame is then ready to be read. */
    static void encode(ByteRange chunk, ChunkBuffers buffers, WorkerContext worker) throws IOException {
        worker.encode(buffers);
        ByteBuffer expanded = worker.scratch(chunk.length());
        try {
            worker.decode(buffers.frame().duplicate(), expanded);
        } catch (ImagingException e) {
            throw wrong(chunk, String.valueOf(e.getMessage()), e);
        }
        if (!expanded.flip().equals(buffers.content())) {
            throw wrong(chunk, "it expands to something else", null);
        }
    }

    private static ImagingException wrong(ByteRange chunk, String what, @Nullable Throwable cause) {
        return new ImagingException(
                Problem.IMAGE_DAMAGED,
                "the frame just made of bytes " + chunk + " of the disk is wrong: " + what,
                "suspect this machine's memory or processor, or the codec at this level; the image was not copied",
                cause);
    }
}
