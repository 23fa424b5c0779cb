package org.tbimage.core.old;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.tbimage.action.Cancellation;
import org.tbimage.action.ProgressListener;
import org.tbimage.codec.Codec;
import org.tbimage.core.Tbimage;
import org.tbimage.core.engine.Backup;
import org.tbimage.core.job.BackupOptions;
import org.tbimage.core.job.BackupRequest;
import org.tbimage.core.job.JobContext;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.device.BadSectors;
import org.tbimage.value.ByteRange;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;

/**
 * Makes a folder of images as this build writes them, for {@link OldImagesTest} of all builds to come. To be run by hand
 * when the format gets something new, with the name of a folder that is not there yet, in the folder of this module:
 *
 * <pre>
 * java -cp target/test-classes:target/classes:... org.tbimage.core.old.MakeOldImages src/test/resources/old/NAME
 * </pre>
 */
final class MakeOldImages {
    private static final int CHUNK = 64 << 10;
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final Tbimage tbimage = Tbimage.discover();
    private final Path folder;

    private MakeOldImages(Path folder) {
        this.folder = folder;
    }

    /** {@code args[0]}: the new folder. */
    public static void main(String[] args) throws IOException {
        MakeOldImages maker = new MakeOldImages(Files.createDirectory(Path.of(args[0])));
        Files.createDirectories(maker.folder.resolve("store"));
        Files.createDirectories(maker.folder.resolve("disks"));
        maker.makeAll();
        maker.removeSecondNames();
    }

    private void makeAll() throws IOException {
        for (Codec codec : tbimage.codecs().all()) {
            backUp(codec, "sda-" + codec.name(), 512, disk(512), List.of());
        }
        backUp(tbimage.codecs().get("zstd"), "nvme0n1", 4096, disk(4096), List.of());
        byte[] changed = disk(512);
        changed[CHUNK / 2] ^= 1;
        backUp(tbimage.codecs().get("zstd"), "sda-zstd", 512, changed, List.of());
        byte[] broken = disk(512);
        List<ByteRange> bad = List.of(new ByteRange(512, 1024), new ByteRange(2L * CHUNK + 4096, 512));
        backUp(tbimage.codecs().get("zstd"), "sdb-bad", 512, broken, bad);
        backUp(tbimage.codecs().get("gzip"), "sdb-zeros", 512, new byte[3 * CHUNK], List.of());
        oldScript("sdc.gz", "sdc");
        oldScript("sdd.raw.gz", "sdd");
    }

    /** A boot sector with a partition table, text, zeros, what can't be compressed, a short last chunk. */
    private static byte[] disk(int sector) {
        byte[] disk = new byte[3 * CHUNK + sector];
        byte[] text = "some text that comes again and again\n".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < CHUNK; i++) {
            disk[i] = text[i % text.length];
        }
        Arrays.fill(disk, 440, 512, (byte) 0);
        System.arraycopy(new byte[] {1, 2, 3, 4}, 0, disk, 440, 4);
        disk[446 + 4] = (byte) 0x83;
        disk[510] = 0x55;
        disk[511] = (byte) 0xAA;
        byte[] noise = new byte[1500];
        new Random(1).nextBytes(noise);
        System.arraycopy(noise, 0, disk, 2 * CHUNK + 3000, noise.length);
        System.arraycopy(noise, 0, disk, 3 * CHUNK, Math.min(sector, noise.length));
        return disk;
    }

    private void backUp(Codec codec, String name, int sector, byte[] content, List<ByteRange> bad) throws IOException {
        ImageName image = new ImageName("10.40.41.42", name);
        String location = "memory:" + name + "?size=" + content.length + "&sector=" + sector;
        try (BlockDevice plain = tbimage.openDevice(location, OpenMode.WRITE);
                ImageStore store = tbimage.openStore(folder.resolve("store").toString())) {
            plain.write(0, ByteBuffer.wrap(content));
            BlockDevice disk = new BadSectors(plain, bad.toArray(new ByteRange[0]));
            ImageInfo info = backUp(codec, image, disk, store);
            for (ByteRange range : bad) {
                Arrays.fill(content, (int) range.offset(), (int) range.end(), (byte) 0);
            }
            String generation = info.generation().toString();
            String state = info.degraded() ? "degraded" : "whole";
            keep(image + " " + generation + " " + sector + " " + state, image, generation, content);
        }
    }

    private ImageInfo backUp(Codec codec, ImageName image, BlockDevice disk, ImageStore store) throws IOException {
        Optional<Generation> previous = store.newest(image);
        Instant now = previous.isPresent() ? NOON.plus(Duration.ofDays(1)) : NOON;
        JobContext context = new JobContext(
                1,
                ProgressListener.SILENT,
                new Cancellation(),
                Clock.fixed(now, ZoneOffset.UTC),
                tbimage.codecs(),
                "a box");
        BackupOptions options = BackupOptions.of(codec).withChunkSize(CHUNK).withKeepUnreadable(true);
        BackupRequest request = new BackupRequest(disk, store, image, options, BackupRequest.Base.NEWEST);
        return new Backup(context, request).run().image();
    }

    private void oldScript(String file, String disk) throws IOException {
        ImageName image = new ImageName("10.40.41.43", disk);
        Path box = Files.createDirectories(folder.resolve("store").resolve(image.box()));
        byte[] content = disk(512);
        Files.write(box.resolve(file), gzip(content));
        keep(image + " - 512 whole", image, "-", content);
    }

    private void keep(String line, ImageName image, String generation, byte[] content) throws IOException {
        String name = image.toString().replace('/', '-') + "@" + generation + ".gz";
        Files.write(folder.resolve("disks").resolve(name), gzip(content));
        Files.writeString(
                folder.resolve("expected.txt"), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    /** Git keeps no hard links: as files of their own they would be images of the old script. */
    private void removeSecondNames() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("store/10.40.41.42"))) {
            files.filter(file -> file.getFileName().toString().matches("[a-z0-9-]+\\.raw\\.[a-z0-9]+"))
                    .forEach(MakeOldImages::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
