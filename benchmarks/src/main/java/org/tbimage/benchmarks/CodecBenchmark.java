package org.tbimage.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.tbimage.codec.Codec;
import org.tbimage.codec.FrameDecoder;
import org.tbimage.codec.FrameEncoder;
import org.tbimage.core.Tbimage;

/** What one worker compresses and expands, with its encoder and decoder reused from chunk to chunk. */
@State(Scope.Thread)
public class CodecBenchmark {
    /** Name of the codec. */
    @Param({"gzip", "zstd", "xz", "lz4"})
    public String codec;

    /** A number, or {@code fastest} or {@code standard} as the codec has them. */
    @Param({"fastest", "standard"})
    public String level;

    /** Size of a chunk, in bytes. */
    @Param("1048576")
    public int chunk;

    /** What is compressed: samples of a {@code disk}, or {@code random} bytes. */
    @Param("disk")
    public String content;

    /** How many frames are made to be expanded; fewer make the set-up shorter. */
    @Param("64")
    public int frames;

    private final List<ByteBuffer> chunks = new ArrayList<>();
    private final List<ByteBuffer> made = new ArrayList<>();
    private final ByteBuffer expanded = ByteBuffer.allocateDirect(Samples.LARGEST);
    private ByteBuffer frame;
    private FrameEncoder encoder;
    private FrameDecoder decoder;
    private long number;

    /** Ready for the set-up. */
    public CodecBenchmark() {}

    /**
     * Compresses some samples, for the decoder.
     *
     * @throws IOException if there is no such codec
     */
    @Setup(Level.Trial)
    public void open() throws IOException {
        Codec found = Tbimage.discover().codecs().get(codec);
        encoder = found.newEncoder(level(found));
        decoder = found.newDecoder();
        frame = ByteBuffer.allocateDirect(found.maxFrameLength(chunk));
        for (int i = 0; i < frames; i++) {
            chunks.add(content.equals("random") ? Samples.random(i, chunk) : Samples.get(i, chunk));
            encoder.encode(chunks.get(i).duplicate(), frame.clear());
            made.add(ByteBuffer.allocateDirect(frame.position()).put(frame.flip()));
        }
    }

    private int level(Codec found) {
        return switch (level) {
            case "fastest" -> found.levels().fastest();
            case "standard" -> found.levels().standard();
            default -> Integer.parseInt(level);
        };
    }

    /** Closes what was opened. */
    @TearDown(Level.Trial)
    public void close() {
        encoder.close();
        decoder.close();
    }

    /**
     * Compresses a chunk.
     *
     * @param moved counts
     * @return the frame
     */
    @Benchmark
    public ByteBuffer encode(Moved moved) {
        encoder.encode(chunks.get((int) (number++ % frames)).duplicate(), frame.clear());
        moved.content(chunk);
        moved.frame(frame.position());
        return frame;
    }

    /**
     * Expands a frame.
     *
     * @param moved counts
     * @return the chunk
     * @throws IOException if the frame is damaged, which it is not
     */
    @Benchmark
    public ByteBuffer decode(Moved moved) throws IOException {
        ByteBuffer source = made.get((int) (number++ % frames)).flip();
        moved.frame(source.remaining());
        decoder.decode(source, expanded.clear().limit(chunk));
        moved.content(chunk);
        return expanded;
    }
}
