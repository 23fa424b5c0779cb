package com.example.zlib;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.tbimage.codec.IncrementalDecoder;

/** Expands frames piece by piece. */
final class ZlibDecoder extends IncrementalDecoder {
    private final Inflater inflater = new Inflater();

    ZlibDecoder() { super(ZlibCodec.NAME); }

    @Override protected void begin() { inflater.reset(); }
    @Override public void close() { inflater.end(); }

    @Override protected boolean step(ByteBuffer source, ByteBuffer target) throws DataFormatException {
        inflater.setInput(source); // reading it moves its position
        inflater.inflate(target);
        if (inflater.needsDictionary()) throw new DataFormatException("made with a dictionary");
        return inflater.finished();
    }
}
