package org.tbimage.testkit.watch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.tbimage.codec.Codec;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.codec.FrameDecoder;
import org.tbimage.codec.FrameEncoder;
import org.tbimage.codec.UnsupportedFrameException;
import org.tbimage.testkit.codec.FilterCodec;

/** A codec whose encoders, decoders and streams are counted as open. */
final class WatchedCodec extends FilterCodec {
    private final OpenThings open;

    WatchedCodec(OpenThings open, Codec codec) {
        super(codec);
        this.open = open;
    }

    @Override
    public FrameEncoder newEncoder(int level) {
        return new WatchedEncoder(super.newEncoder(level), open.opened("encoder of " + name()));
    }

    @Override
    public FrameDecoder newDecoder() {
        return new WatchedDecoder(super.newDecoder(), open.opened("decoder of " + name()));
    }

    @Override
    public InputStream decodeStream(InputStream source) throws IOException {
        return new WatchedStream(super.decodeStream(source), open.opened("expanding stream of " + name()));
    }

    private record WatchedEncoder(FrameEncoder encoder, OpenThings.Ticket ticket) implements FrameEncoder {
        @Override
        public void encode(ByteBuffer chunk, ByteBuffer frame) {
            encoder.encode(chunk, frame);
        }

        @Override
        public void close() {
            ticket.closed();
            encoder.close();
        }
    }

    private record WatchedDecoder(FrameDecoder decoder, OpenThings.Ticket ticket) implements FrameDecoder {
        @Override
        public void decode(ByteBuffer frame, ByteBuffer chunk) throws CorruptFrameException, UnsupportedFrameException {
            decoder.decode(frame, chunk);
        }

        @Override
        public void close() {
            ticket.closed();
            decoder.close();
        }
    }
}
