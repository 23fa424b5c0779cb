package org.tbimage.codec.lz4;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.codec.FrameDecoder;
import org.tbimage.codec.UnsupportedFrameException;

/** Decodes single frames directly into the chunk. The chunk is also the history of linked blocks. */
final class Lz4Decoder implements FrameDecoder {
    private final Lz4Library library;
    private final BlockExpander expander;
    private final HeapCopy copy = new HeapCopy();

    Lz4Decoder(Lz4Library library) {
        this.library = library;
        this.expander = new BlockExpander(library);
    }

    @Override
    public void decode(ByteBuffer frame, ByteBuffer chunk) throws CorruptFrameException, UnsupportedFrameException {
        BufferInput input = new BufferInput(copy.unlessReachable(frame));
        ByteBuffer out = chunk.slice();
        try {
            expand(input, out);
        } catch (CorruptFrameException | UnsupportedFrameException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("reading a buffer cannot fail", e);
        }
        if (out.hasRemaining()) {
            throw input.damaged("expands to " + out.remaining() + " bytes too few");
        }
        input.requireEnd();
        frame.position(frame.limit());
        chunk.position(chunk.limit());
    }

    private void expand(Input input, ByteBuffer out) throws IOException {
        if (input.takeInt() != FrameFormat.MAGIC) {
            throw input.damaged("not an lz4 frame");
        }
        Descriptor descriptor = Header.read(input, library.hash());
        Blocks blocks =
                new FrameBlocks(input, descriptor, expander, library.hash(), new WholeHash(library.hash(), out));
        while (blocks.next(out)) {
            // each block has advanced the position
        }
    }

    @Override
    public void close() {
        // no resources outside the heap
    }
}
