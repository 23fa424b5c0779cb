package org.tbimage.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

class IncrementalDecoderTest {
    private static final byte[] CONTENT = new byte[200_000];

    static {
        new Random(1).nextBytes(CONTENT);
        Arrays.fill(CONTENT, 1000, 150_000, (byte) 7);
    }

    private final ZlibDecoder decoder = new ZlibDecoder();
    private final byte[] frame = deflate(CONTENT, new Deflater());

    @Test
    void decodesAFrameAndIsUsedAgainAfterADamagedOne() throws IOException {
        byte[] damaged = frame.clone();
        damaged[damaged.length - 1] ^= 1; // the checksum
        assertCorrupt(damaged, CONTENT.length);
        assertThat(decode(frame, CONTENT.length)).isEqualTo(CONTENT);
        assertThat(decode(deflate(new byte[0], new Deflater()), 0)).isEmpty();
    }

    @Test
    void refusesFramesOfAnotherLength() {
        assertCorrupt(frame, CONTENT.length - 1);
        assertCorrupt(frame, CONTENT.length + 1);
        assertCorrupt(Arrays.copyOf(frame, frame.length - 1), CONTENT.length);
        assertCorrupt(Arrays.copyOf(frame, frame.length + 1), CONTENT.length);
        assertCorrupt(concat(frame, frame), CONTENT.length);
    }

    @Test
    void refusesAFrameThatNeedsADictionary() {
        Deflater deflater = new Deflater();
        deflater.setDictionary(new byte[] {7, 7, 7, 7});
        byte[] special = deflate(CONTENT, deflater);
        assertCorrupt(special, CONTENT.length);
        assertThatExceptionOfType(CorruptFrameException.class)
                .isThrownBy(() -> expand(new ByteArrayInputStream(special)))
                .withMessageContaining("dictionary");
    }

    @Test
    void expandsAFileOfFramesThatArrivesByteByByte() throws IOException {
        byte[] empty = deflate(new byte[0], new Deflater());
        byte[] file = concat(concat(frame, empty), frame);
        assertThat(expand(new ByteArrayInputStream(file))).isEqualTo(concat(CONTENT, CONTENT));
        assertThat(expand(new SingleBytes(file))).isEqualTo(concat(CONTENT, CONTENT));
    }

    @Test
    void aTruncatedFileFailsInEachReadAndSaysWhere() throws IOException {
        byte[] file = concat(frame, Arrays.copyOf(frame, frame.length - 1));
        try (InputStream content = decoder.stream(new ZlibFormat(), new ByteArrayInputStream(file))) {
            assertThat(content.readNBytes(2 * CONTENT.length - 1)).hasSize(2 * CONTENT.length - 1);
            content.read();
            for (int i = 0; i < 2; i++) {
                assertThatExceptionOfType(CorruptFrameException.class)
                        .isThrownBy(content::read)
                        .satisfies(e -> assertThat(e.offset()).isEqualTo(file.length))
                        .withMessageContaining("truncated");
            }
        }
    }

    @Test
    void refusesAnotherFormatAndClosesTheDecoderButNotTheSource() {
        boolean[] closed = new boolean[1];
        InputStream source = new ByteArrayInputStream(new byte[100]) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> decoder.stream(new ZlibFormat(), source))
                .withMessageContaining("not a zlib file");
        assertThat(decoder.closed).isTrue();
        assertThat(closed[0]).isFalse();
    }

    private byte[] decode(byte[] bytes, int length) throws CorruptFrameException {
        ByteBuffer chunk = ByteBuffer.allocate(length);
        ByteBuffer source = ByteBuffer.wrap(bytes).asReadOnlyBuffer();
        decoder.decode(source, chunk);
        assertThat(source.hasRemaining()).isFalse();
        return chunk.array();
    }

    private void assertCorrupt(byte[] bytes, int length) {
        assertThatExceptionOfType(CorruptFrameException.class).isThrownBy(() -> decode(bytes, length));
    }

    private static byte[] expand(InputStream file) throws IOException {
        try (InputStream content = new ZlibDecoder().stream(new ZlibFormat(), file)) {
            return content.readAllBytes();
        }
    }

    private static byte[] deflate(byte[] content, Deflater deflater) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(file, deflater)) {
            out.write(content);
        } catch (IOException e) {
            throw new AssertionError(e);
        } finally {
            deflater.end();
        }
        return file.toByteArray();
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** Returns one byte for each read. */
    private static final class SingleBytes extends ByteArrayInputStream {
        SingleBytes(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, 1));
        }
    }

    private static final class ZlibDecoder extends IncrementalDecoder {
        private final Inflater inflater = new Inflater();
        private boolean closed;

        ZlibDecoder() {
            super("zlib");
        }

        @Override
        protected void begin() {
            inflater.reset();
        }

        @Override
        protected boolean step(ByteBuffer source, ByteBuffer target) throws DataFormatException {
            inflater.setInput(source);
            inflater.inflate(target);
            if (inflater.needsDictionary()) {
                throw new DataFormatException("made with a dictionary");
            }
            return inflater.finished();
        }

        @Override
        public void close() {
            closed = true;
            inflater.end();
        }
    }

    /** Only recognizes. */
    private static final class ZlibFormat implements Codec {
        @Override
        public String name() {
            return "zlib";
        }

        @Override
        public boolean recognizes(ByteBuffer head) {
            return head.remaining() >= 2 && head.get(head.position()) == 0x78;
        }

        @Override
        public String summary() {
            throw new AssertionError();
        }

        @Override
        public String fileSuffix() {
            throw new AssertionError();
        }

        @Override
        public LevelRange levels() {
            throw new AssertionError();
        }

        @Override
        public int maxFrameLength(int chunkLength) {
            throw new AssertionError();
        }

        @Override
        public FrameEncoder newEncoder(int level) {
            throw new AssertionError();
        }

        @Override
        public FrameDecoder newDecoder() {
            throw new AssertionError();
        }

        @Override
        public InputStream decodeStream(InputStream source) {
            throw new AssertionError();
        }
    }
}
