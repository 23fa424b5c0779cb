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
 * A codec with convenience methods for arrays.
 *
 * @param codec the codec
 * @param tool the tool of its format
 */
public record CodecUnderTest(Codec codec, FormatTool tool) {
    /** {@return all levels of the codec} */
    public IntStream levels() {
        return IntStream.rangeClosed(codec.levels().fastest(), codec.levels().smallest());
    }

    /**
     * Compresses with a new encoder at the default level.
     *
     * @param content the content of a frame
     * @return the frame
     */
    public byte[] encode(byte[] content) {
        return encode(content, codec.levels().standard());
    }

    /**
     * Compresses with a new encoder.
     *
     * @param content the content of a frame
     * @param level level of the encoder
     * @return the frame
     */
    public byte[] encode(byte[] content, int level) {
        try (FrameEncoder encoder = codec.newEncoder(level)) {
            return encode(encoder, content);
        }
    }

    /**
     * Compresses with a given encoder.
     *
     * @param encoder an encoder of this codec
     * @param content the content of a frame
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
     * Decodes with a new decoder.
     *
     * @param frame a frame
     * @param length length of the content, in bytes
     * @return the content
     * @throws CorruptFrameException if the decoder throws it
     */
    public byte[] decode(byte[] frame, int length) throws CorruptFrameException, UnsupportedFrameException {
        try (FrameDecoder decoder = codec.newDecoder()) {
            return decode(decoder, frame, length);
        }
    }

    /**
     * Decodes with a given decoder.
     *
     * @param decoder a decoder of this codec
     * @param frame a frame
     * @param length length of the content, in bytes
     * @return the content
     * @throws CorruptFrameException if the decoder throws it
     */
    public byte[] decode(FrameDecoder decoder, byte[] frame, int length)
            throws CorruptFrameException, UnsupportedFrameException {
        byte[] content = new byte[length];
        decoder.decode(ByteBuffer.wrap(frame), ByteBuffer.wrap(content));
        return content;
    }

    /**
     * Creates a pack: frames end to end, and the trailer.
     *
     * @param contents the contents of the frames
     * @return the pack
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
     * Decodes a whole file.
     *
     * @param file the file
     * @return its content
     * @throws IOException if the stream throws it
     */
    public byte[] expand(byte[] file) throws IOException {
        try (InputStream stream = codec.decodeStream(new ByteArrayInputStream(file))) {
            return stream.readAllBytes();
        }
    }
}
