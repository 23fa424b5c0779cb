package org.tbimage.core.engine.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.core.Tbimage;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.PlainImage;
import org.tbimage.store.UnsupportedImageException;
import org.tbimage.testkit.codec.FormatTool;
import org.tbimage.value.ByteRange;

/** A compressed file of other tools is a device, if its frames are independent. */
class PlainDeviceTest {
    private static final int MIB = 1 << 20;
    private static final byte[] CONTENT = new byte[6 * MIB + 1000];

    static {
        Random random = new Random(3);
        for (int i = 0; i < CONTENT.length; i++) {
            CONTENT[i] = i % 512 < 100 ? (byte) random.nextInt() : (byte) (i >> 16);
        }
    }

    private static final Tbimage TBIMAGE = Tbimage.discover();

    /** Compresses parts of 1.5 MiB, and lays them end to end, or lets the tool do so. */
    private static byte[] file(String command) throws IOException {
        if (command.contains("block-size") || command.startsWith("pzstd")) {
            return FormatTool.run(List.of(command.split(" ")), CONTENT);
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (int at = 0; at < CONTENT.length; at += 3 * MIB / 2) {
            byte[] part = Arrays.copyOfRange(CONTENT, at, Math.min(at + 3 * MIB / 2, CONTENT.length));
            file.write(FormatTool.run(List.of(command.split(" ")), part));
        }
        return file.toByteArray();
    }

    private static PlainDevice open(PlainImage file) throws IOException {
        return PlainDevice.open(file, TBIMAGE.codecs(), () -> {});
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip -1",
                "pigz -p 2 -1",
                "zstd -1 -q",
                "pzstd -1 -q -p 3",
                "lz4 -1 -q",
                "lz4 -q -l",
                "xz -0 --block-size=1500000",
                "xz -0 -T2 --block-size=1500000",
                "xz -0"
            })
    void anyRangeOfAFileOfSeveralFramesIsReadWithoutWhatIsBefore(String command) throws IOException {
        InMemory file = new InMemory(file(command));
        try (PlainDevice device = open(file)) {
            assertThat(device.info().size()).isEqualTo(CONTENT.length);
            assertThat(device.info().readOnly()).isTrue();
            file.read = 0;
            assertThat(read(device, CONTENT.length - 7, 7))
                    .isEqualTo(Arrays.copyOfRange(CONTENT, CONTENT.length - 7, CONTENT.length));
            assertThat(file.read).isLessThan(file.length() / 2);
            Random random = new Random(5);
            for (int i = 0; i < 40; i++) {
                int from = random.nextInt(CONTENT.length);
                int length = random.nextInt(Math.min(CONTENT.length - from, 3 * MIB)) + 1;
                assertThat(read(device, from, length)).isEqualTo(Arrays.copyOfRange(CONTENT, from, from + length));
            }
            assertThat(read(device, 0, CONTENT.length)).isEqualTo(CONTENT);
        }
        assertThat(file.open).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip -1", "zstd -1 -q", "lz4 -1 -q", "xz -0 --block-size=1500000"})
    void aDamagedOrTruncatedFileIsRefusedWhenItIsOpened(String command) throws IOException {
        byte[] whole = file(command);
        for (int at : new int[] {whole.length / 3, whole.length / 2, whole.length - 3}) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 4;
            assertDamaged(damaged);
            assertDamaged(Arrays.copyOf(whole, at));
        }
    }

    private static void assertDamaged(byte[] bytes) {
        InMemory file = new InMemory(bytes);
        assertThatExceptionOfType(DamagedImageException.class)
                .isThrownBy(() -> open(file))
                .satisfies(e -> assertThat(e.file()).isEqualTo(file.key()));
        assertThat(file.open).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip -1", "zstd -1 -q", "lz4 -1 -q", "xz -0 --block-size=1500000"})
    void damageThatComesLaterIsAnErrorAndIsNotKept(String command) throws IOException {
        InMemory file = new InMemory(file(command));
        try (PlainDevice device = open(file)) {
            byte[] good = file.bytes;
            file.bytes = good.clone();
            for (int i = 0; i < 100; i++) {
                file.bytes[good.length / 2 + i] ^= (byte) 0x5A;
            }
            assertThatExceptionOfType(DamagedImageException.class).isThrownBy(() -> read(device, 0, CONTENT.length));
            file.bytes = Arrays.copyOf(good, good.length / 2);
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> read(device, 0, CONTENT.length));
            file.bytes = good;
            assertThat(read(device, 0, CONTENT.length)).isEqualTo(CONTENT);
        }
        assertThat(file.open).isZero();
    }

    @Test
    void oneLongFrameIsRefusedWithAWayOut() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream member = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < 257; i++) {
                member.write(new byte[MIB]);
            }
        }
        InMemory file = new InMemory(bytes.toByteArray());
        assertThatExceptionOfType(UnsupportedImageException.class)
                .isThrownBy(() -> open(file))
                .withMessageContaining("more than 256 MiB of it can only be decoded as a whole")
                .satisfies(e -> assertThat(e.remedy()).contains("restore it", "pzstd"));
        assertThat(file.open).isZero();
    }

    @Test
    void nothingCanBeWrittenAndAClosedDeviceReadsNothing() throws IOException {
        boolean[] closed = new boolean[1];
        PlainDevice device = PlainDevice.open(new InMemory(file("gzip -1")), TBIMAGE.codecs(), () -> closed[0] = true);
        assertThatExceptionOfType(NonWritableChannelException.class)
                .isThrownBy(() -> device.write(0, ByteBuffer.allocate(1)));
        assertThatExceptionOfType(NonWritableChannelException.class).isThrownBy(() -> device.zero(new ByteRange(0, 1)));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> device.read(CONTENT.length, ByteBuffer.allocate(1)));
        device.flush();
        device.close();
        device.close();
        assertThat(closed[0]).isTrue();
        assertThatExceptionOfType(ClosedChannelException.class)
                .isThrownBy(() -> device.read(0, ByteBuffer.allocate(1)));
    }

    @Test
    void aLocationNamesTheFile(@TempDir Path store) throws IOException {
        Files.createDirectory(store.resolve("box"));
        Files.write(store.resolve("box/sda.raw.gz"), file("gzip -1"));
        Files.write(store.resolve("box/sda.zst"), file("zstd -1 -q"));
        String location = "image:box/sda?store=" + store;
        for (String name : List.of("sda.raw.gz", "sda.zst")) {
            try (BlockDevice device = TBIMAGE.openDevice(location + "&file=" + name, OpenMode.READ)) {
                assertThat(device.info().name()).endsWith(name);
                assertThat(read(device, 5 * MIB, MIB)).isEqualTo(Arrays.copyOfRange(CONTENT, 5 * MIB, 6 * MIB));
            }
        }
        assertProblem(location, Problem.AMBIGUOUS);
        assertProblem(location + "&file=sda.xz", Problem.NO_SUCH_IMAGE);
        assertProblem(location + "&file=sda.zst&generation=20261122T120000Z", Problem.BAD_SETTING);
        Files.delete(store.resolve("box/sda.zst"));
        try (BlockDevice device = TBIMAGE.openDevice(location, OpenMode.READ)) {
            assertThat(device.info().size()).isEqualTo(CONTENT.length);
        }
    }

    private static void assertProblem(String location, Problem problem) {
        assertThatExceptionOfType(ImagingException.class)
                .isThrownBy(() -> TBIMAGE.openDevice(location, OpenMode.READ).close())
                .satisfies(e -> assertThat(e.problem()).isEqualTo(problem));
    }

    private static byte[] read(BlockDevice device, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        device.read(from, bytes);
        return bytes.array();
    }

    /** Counts the bytes that are read, and the streams that are open. */
    private static final class InMemory implements PlainImage {
        private byte[] bytes;
        private int open;
        private long read;

        InMemory(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public String key() {
            return "store/box/sda.gz";
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return open(0);
        }

        @Override
        public InputStream open(long offset) {
            open++;
            int from = (int) Math.min(offset, bytes.length);
            return new ByteArrayInputStream(bytes, from, bytes.length - from) {
                private boolean closed;

                @Override
                public synchronized int read(byte[] target, int start, int length) {
                    int count = super.read(target, start, length);
                    read += Math.max(count, 0);
                    return count;
                }

                @Override
                public void close() {
                    open -= closed ? 0 : 1;
                    closed = true;
                }
            };
        }
    }
}
