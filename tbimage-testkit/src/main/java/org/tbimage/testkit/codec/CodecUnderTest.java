package org.tbimage.testkit.codec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.tbimage.codec.Codec;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.codec.FrameDecoder;
import org.tbimage.codec.FrameEncoder;
import org.tbimage.codec.UnsupportedFrameException;

/**
 * A codec with shortcuts from arrays to arrays.
 *
 * @param codec the codec
 * @param tool the tool of its format
 */
public record CodecUnderTest(Codec codec, FormatTool tool) {
    /** {@return all its levels} */
    public IntStream levels() {
        return IntStream.rangeClosed(codec.levels().fastest(), codec.levels().smallest());
    }

    /**
     * Compresses with a new encoder of the standard level.
     *
     * @param content what goes into a frame
     * @return the frame
     */
    public byte[] encode(byte[] content) {
        return encode(content, codec.levels().standard());
    }

    /**
     * Compresses with a new encoder.
     *
     * @param content what goes into a frame
     * @param level of the encoder
     * @return the frame
     */
    public byte[] encode(byte[] content, int level) {
        try (FrameEncoder encoder = codec.newEncoder(level)) {
            return encode(encoder, content);
        }
    }

    /**
     * Compresses.
     *
     * @param encoder of this codec
     * @param content what goes into a frame
     * @return the frame
     */
    public byte[] encode(FrameEncoder encoder, byte[] content) {
        ByteBuffer frame = ByteBuffer.allocate(codec.maxFrameLength(content.length));
        encoder.encode(ByteBuffer.wrap(content), frame);
        byte[] bytes = new byte[frame.flip().remaining()];
        frame.get(bytes);
        return bytes;
    }

    /**
     * Expands with a new decoder.
     *
     * @param frame a frame
     * @param length of the content
     * @return the content
     * @throws CorruptFrameException if the decoder says so
     */
    public byte[] decode(byte[] frame, int length) throws CorruptFrameException, UnsupportedFrameException {
        try (FrameDecoder decoder = codec.newDecoder()) {
            return decode(decoder, frame, length);
        }
    }

    /**
     * Expands.
     *
     * @param decoder of this codec
     * @param frame a frame
     * @param length of the content
     * @return the content
     * @throws CorruptFrameException if the decoder says so
     */
    public byte[] decode(FrameDecoder decoder, byte[] frame, int length)
            throws CorruptFrameException, UnsupportedFrameException {
        byte[] content = new byte[length];
        decoder.decode(ByteBuffer.wrap(frame), ByteBuffer.wrap(content));
        return content;
    }

    /**
     * Lays frames end to end and a trailer behind them, as packs are made.
     *
     * @param contents of the frames
     * @return the file
     */
    public byte[] pack(List<byte[]> contents) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        List<byte[]> frames = contents.stream().map(this::encode).toList();
        frames.forEach(file::writeBytes);
        codec.newTrailer(frames.size()).ifPresent(trailer -> {
            append(trailer.begin(), file);
            for (int i = 0; i < frames.size(); i++) {
                append(trailer.add(frames.get(i).length, contents.get(i).length), file);
            }
            append(trailer.finish(), file);
        });
        return file.toByteArray();
    }

    private static void append(ByteBuffer bytes, ByteArrayOutputStream file) {
        while (bytes.hasRemaining()) {
            file.write(bytes.get());
        }
    }

    /**
     * Expands a whole file.
     *
     * @param file the file
     * @return its content
     * @throws IOException what the stream throws
     */
    public byte[] expand(byte[] file) throws IOException {
        try (InputStream stream = codec.decodeStream(new ByteArrayInputStream(file))) {
            return stream.readAllBytes();
        }
    }
}
