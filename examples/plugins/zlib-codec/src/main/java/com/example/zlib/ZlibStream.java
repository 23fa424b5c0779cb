package com.example.zlib;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.codec.ExpandedStream;

/** Expands a file of frames laid end to end. */
final class ZlibStream extends ExpandedStream {
    private static final int PIECE = 1 << 13;

    private final Inflater inflater = new Inflater();
    private final PushbackInputStream file;
    private byte[] piece;
    private long end; // of the piece, in the file

    ZlibStream(InputStream source) throws IOException {
        file = new PushbackInputStream(source, PIECE);
        piece = file.readNBytes(2);
        if (!ZlibCodec.isHeader(ByteBuffer.wrap(piece))) throw new IOException("not a zlib file");
        end = piece.length;
        inflater.setInput(piece);
    }

    @Override protected int expand(byte[] target, int offset, int length) throws IOException {
        try {
            int count = inflater.inflate(target, offset, length);
            while (count == 0 && hasNextPiece()) count = inflater.inflate(target, offset, length);
            return count == 0 ? -1 : count;
        } catch (DataFormatException e) {
            throw new CorruptFrameException(ZlibCodec.NAME, end - inflater.getRemaining(), String.valueOf(e.getMessage()), e);
        }
    }

    /** The next piece begins with what the last frame left of the piece before. */
    private boolean hasNextPiece() throws IOException, DataFormatException {
        int left = inflater.getRemaining();
        file.unread(piece, piece.length - left, left);
        piece = file.readNBytes(PIECE);
        end += piece.length - left;
        if (inflater.finished() && piece.length == 0) return false;
        if (piece.length == 0 || inflater.needsDictionary()) throw new DataFormatException("cut, or made with a dictionary");
        if (inflater.finished()) inflater.reset();
        inflater.setInput(piece);
        return true;
    }

    @Override protected void release() throws IOException {
        inflater.end();
        file.close();
    }
}
