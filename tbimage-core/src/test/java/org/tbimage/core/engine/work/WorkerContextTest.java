package org.tbimage.core.engine.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tbimage.codec.Codec;
import org.tbimage.codec.FrameDecoder;
import org.tbimage.codec.FrameEncoder;
import org.tbimage.codec.LevelRange;
import org.tbimage.core.Tbimage;

class WorkerContextTest {
    private static final int CHUNK = 64 << 10;

    private final Tbimage tbimage = Tbimage.discover();
    private final Watched zstd = new Watched(tbimage.codecs().get("zstd"), new ArrayList<>());

    WorkerContextTest() throws Exception {}

    @Test
    void whatDoesNotCompressIsDoneAtTheCheapestLevel() throws Exception {
        byte[] random = new byte[CHUNK];
        new Random(1).nextBytes(random);
        byte[] text = "words, words, words. ".repeat(CHUNK).substring(0, CHUNK).getBytes(StandardCharsets.US_ASCII);
        BufferSizes shape = BufferSizes.encoding(zstd, 6, CHUNK, tbimage.codecs());
        ChunkBuffers buffers = new ChunkBuffers(shape);
        try (WorkerContext worker = new WorkerContext(shape, tbimage.codecs(), new StageTimes(1))) {
            assertRoundTrip(worker, buffers, text);
            assertThat(zstd.made).containsExactly(6);
            assertRoundTrip(worker, buffers, random);
            assertThat(zstd.made).containsExactly(6, zstd.levels().fastest());
            assertRoundTrip(worker, buffers, text);
            assertRoundTrip(worker, buffers, random);
            assertThat(zstd.made).as("encoders are made once").hasSize(2);
        }
    }

    private static void assertRoundTrip(WorkerContext worker, ChunkBuffers buffers, byte[] content) throws Exception {
        buffers.content(CHUNK).put(content).flip();
        worker.encode(buffers);
        ByteBuffer expanded = worker.scratch(CHUNK);
        worker.decode(buffers.frame().duplicate(), expanded);
        assertThat(expanded.flip()).isEqualTo(ByteBuffer.wrap(content));
    }

    /** Keeps the levels that encoders were made for. */
    private record Watched(Codec codec, List<Integer> made) implements Codec {
        @Override
        public String name() {
            return codec.name();
        }

        @Override
        public String summary() {
            return codec.summary();
        }

        @Override
        public String fileSuffix() {
            return codec.fileSuffix();
        }

        @Override
        public LevelRange levels() {
            return codec.levels();
        }

        @Override
        public boolean recognizes(ByteBuffer head) {
            return codec.recognizes(head);
        }

        @Override
        public int maxFrameLength(int chunkLength) {
            return codec.maxFrameLength(chunkLength);
        }

        @Override
        public FrameEncoder newEncoder(int level) {
            made.add(level);
            return codec.newEncoder(level);
        }

        @Override
        public FrameDecoder newDecoder() {
            return codec.newDecoder();
        }

        @Override
        public InputStream decodeStream(InputStream source) throws IOException {
            return codec.decodeStream(source);
        }
    }
}
