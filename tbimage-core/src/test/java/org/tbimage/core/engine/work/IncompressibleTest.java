package org.tbimage.core.engine.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncompressibleTest {
    private static final int CHUNK = 1 << 20;

    @ParameterizedTest
    @ValueSource(ints = {32 << 10, 64 << 10, CHUNK, 4 * CHUNK})
    void randomBytesAreWhateverTheSizeOfTheChunk(int size) {
        for (int seed = 0; seed < 50; seed++) {
            assertThat(Incompressible.looks(random(seed, size))).isTrue();
        }
    }

    @Test
    void whatGzipMadeIs() throws IOException {
        assertThat(Incompressible.looks(compressed(CHUNK))).isTrue();
    }

    @Test
    void textNumbersAndZerosAreNot() {
        ByteBuffer text = ByteBuffer.wrap("all work and no play ".repeat(60_000).getBytes(StandardCharsets.US_ASCII));
        ByteBuffer numbers = ByteBuffer.allocate(CHUNK);
        for (int i = 0; numbers.hasRemaining(); i++) {
            numbers.putInt(i * 7919);
        }
        assertThat(Incompressible.looks(text)).isFalse();
        assertThat(Incompressible.looks(numbers.flip())).isFalse();
        assertThat(Incompressible.looks(ByteBuffer.allocate(CHUNK))).isFalse();
    }

    @Test
    void aSixteenthThatCompressesIsSeen() {
        for (int part = 0; part < 16; part++) {
            ByteBuffer chunk = random(part, CHUNK);
            chunk.put(part * CHUNK / 16, new byte[CHUNK / 16]);
            assertThat(Incompressible.looks(chunk)).isFalse();
        }
    }

    @Test
    void aFewBytesAreTooFewToTell() {
        assertThat(Incompressible.looks(random(1, (32 << 10) - 1))).isFalse();
        assertThat(Incompressible.looks(ByteBuffer.allocate(0))).isFalse();
    }

    @Test
    void theBufferIsLeftAsItWas() {
        ByteBuffer larger =
                ByteBuffer.allocate(2 * CHUNK).put(CHUNK, random(3, CHUNK).array());
        ByteBuffer chunk = larger.position(CHUNK);
        assertThat(Incompressible.looks(chunk)).isTrue();
        assertThat(chunk.position()).isEqualTo(CHUNK);
        assertThat(Incompressible.looks(larger.position(0))).isFalse();
    }

    private static ByteBuffer random(int seed, int size) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return ByteBuffer.wrap(bytes);
    }

    private static ByteBuffer compressed(int size) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Random random = new Random(5);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            while (bytes.size() < size + CHUNK) {
                gzip.write(Long.toString(random.nextLong()).getBytes(StandardCharsets.US_ASCII));
            }
        }
        return ByteBuffer.wrap(bytes.toByteArray(), 100, size).slice();
    }
}
