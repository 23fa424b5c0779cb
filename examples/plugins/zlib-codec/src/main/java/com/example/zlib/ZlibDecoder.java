package com.example.zlib;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.codec.FrameDecoder;

/** Expands one frame into a chunk. */
record ZlibDecoder(Inflater inflater) implements FrameDecoder {
    @Override public void decode(ByteBuffer frame, ByteBuffer chunk) throws CorruptFrameException {
        inflater.reset();
        inflater.setInput(frame);
        try {
            int count = 1;
            while (chunk.hasRemaining() && count > 0) count = inflater.inflate(chunk);
            boolean whole = !chunk.hasRemaining() && inflater.inflate(new byte[1]) == 0 && inflater.finished();
            if (!whole || frame.hasRemaining()) throw new DataFormatException("not one frame of the length of the chunk");
        } catch (DataFormatException e) {
            throw new CorruptFrameException(ZlibCodec.NAME, inflater.getBytesRead(), String.valueOf(e.getMessage()), e);
        }
    }

    @Override public void close() { inflater.end(); }
}
