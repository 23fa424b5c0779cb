package org.tbimage.testkit.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tbimage.codec.FrameDecoder;
import org.tbimage.codec.FrameEncoder;

/** The part of the contract about the buffers of a caller. */
public interface BufferContract extends CodecFixture {
    /** An encoder makes the same frame from any kind of buffer, and writes only the frame. */
    @Test
    default void encodesFromAndToAnyBuffer() {
        CodecUnderTest subject = subject();
        byte[] content = Content.MIXED.make(30_011);
        byte[] expected = subject.encode(content);
        try (FrameEncoder encoder =
                subject.codec().newEncoder(subject.codec().levels().standard())) {
            for (BufferKind target : BufferKind.values()) {
                for (ByteBuffer chunk : sources(content)) {
                    int end = chunk.limit();
                    GuardedBuffer frame =
                            new GuardedBuffer(target, subject.codec().maxFrameLength(content.length) + 5);
                    encoder.encode(chunk, frame.view());
                    assertThat(frame.filled()).as("%s to %s", chunk, target).isEqualTo(expected);
                    frame.expectLimitUnmoved();
                    frame.expectUntouchedBut(expected.length);
                    expectReadToTheEnd(chunk, end);
                }
            }
        }
    }

    /** A decoder makes the same content from any kind of buffer, and writes only the content. */
    @Test
    default void decodesFromAndToAnyBuffer() throws IOException {
        CodecUnderTest subject = subject();
        byte[] content = Content.MIXED.make(30_011);
        byte[] encoded = subject.encode(content);
        try (FrameDecoder decoder = subject.codec().newDecoder()) {
            for (BufferKind target : BufferKind.values()) {
                for (ByteBuffer frame : sources(encoded)) {
                    int end = frame.limit();
                    GuardedBuffer chunk = new GuardedBuffer(target, content.length);
                    decoder.decode(frame, chunk.view());
                    assertThat(chunk.filled()).as("%s to %s", frame, target).isEqualTo(content);
                    chunk.expectLimitUnmoved();
                    chunk.expectUntouchedBut(content.length);
                    expectReadToTheEnd(frame, end);
                }
            }
        }
    }

    /** Encoders and decoders do not change their source. */
    @Test
    default void doesNotChangeSources() throws IOException {
        CodecUnderTest subject = subject();
        byte[] content = Content.TEXT.make(5_003);
        byte[] encoded = subject.encode(content);
        try (FrameEncoder encoder =
                        subject.codec().newEncoder(subject.codec().levels().standard());
                FrameDecoder decoder = subject.codec().newDecoder()) {
            for (BufferKind kind : BufferKind.values()) {
                GuardedBuffer chunk = GuardedBuffer.of(kind, content);
                encoder.encode(chunk.view(), ByteBuffer.allocate(subject.codec().maxFrameLength(content.length)));
                assertThat(chunk.filled()).as("%s", kind).isEqualTo(content);
                chunk.expectUntouchedBut(content.length);
                GuardedBuffer frame = GuardedBuffer.of(kind, encoded);
                decoder.decode(frame.view(), ByteBuffer.allocateDirect(content.length));
                assertThat(frame.filled()).as("%s", kind).isEqualTo(encoded);
                frame.expectUntouchedBut(encoded.length);
            }
        }
    }

    private static List<ByteBuffer> sources(byte[] bytes) {
        List<ByteBuffer> sources = new ArrayList<>();
        for (BufferKind kind : BufferKind.values()) {
            sources.add(GuardedBuffer.of(kind, bytes).view());
            sources.add(GuardedBuffer.of(kind, bytes).view().asReadOnlyBuffer());
        }
        return sources;
    }

    private static void expectReadToTheEnd(ByteBuffer source, int end) {
        assertThat(source.limit()).as("limit of %s", source).isEqualTo(end);
        assertThat(source.position()).as("position of %s", source).isEqualTo(end);
    }
}
