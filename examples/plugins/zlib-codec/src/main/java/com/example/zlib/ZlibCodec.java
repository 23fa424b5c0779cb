package com.example.zlib;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.Deflater;
import org.tbimage.codec.Codec;
import org.tbimage.codec.FrameDecoder;
import org.tbimage.codec.FrameEncoder;
import org.tbimage.codec.LevelRange;

/** The codec {@code zlib}, by the JDK. Each frame is a complete zlib stream (RFC 1950). */
public final class ZlibCodec implements Codec {
    static final String NAME = "zlib";
    private static final LevelRange LEVELS = new LevelRange(1, 6, 9);

    @Override public String name() { return NAME; }
    @Override public String summary() { return "zlib streams (RFC 1950)"; }
    @Override public String fileSuffix() { return "zz"; }
    @Override public LevelRange levels() { return LEVELS; }
    @Override public FrameEncoder newEncoder(int level) { return new ZlibEncoder(new Deflater(LEVELS.check(NAME, level))); }
    @Override public FrameDecoder newDecoder() { return new ZlibDecoder(); }
    @Override public InputStream decodeStream(InputStream file) throws IOException { return new ZlibDecoder().stream(this, file); }
    @Override public int maxFrameLength(int chunkLength) { return ZlibEncoder.bound(chunkLength); }

    /** The first byte tells method and window size. Both bytes as a number are a multiple of 31. */
    @Override public boolean recognizes(ByteBuffer head) {
        int at = head.position();
        return head.remaining() >= 2 && head.get(at) == 0x78 && (0x7800 | head.get(at + 1) & 0xFF) % 31 == 0;
    }
}
