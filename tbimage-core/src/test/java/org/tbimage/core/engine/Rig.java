package org.tbimage.core.engine;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.tbimage.action.Cancellation;
import org.tbimage.action.ProgressListener;
import org.tbimage.codec.Codec;
import org.tbimage.core.Tbimage;
import org.tbimage.core.job.BackupOptions;
import org.tbimage.core.job.BackupRequest;
import org.tbimage.core.job.JobContext;
import org.tbimage.core.job.RestoreOptions;
import org.tbimage.core.job.RestoreResult;
import org.tbimage.core.store.PackStoreProvider;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;
import org.tbimage.store.BlobStore;
import org.tbimage.store.BlobStoreProvider;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.store.Share;
import org.tbimage.testkit.device.Patterns;
import org.tbimage.testkit.device.RecordingDevice;
import org.tbimage.testkit.fault.FaultPlan;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;
import org.tbimage.value.Location;

/** A store in a folder, disks in files, and the engine between them. */
public final class Rig {
    public static final int CHUNK = 64 << 10;
    public static final ImageName NAME = new ImageName("10.40.41.42", "sda");
    public static final RestoreOptions PLAINLY = RestoreOptions.DEFAULT;
    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Tbimage tbimage = Tbimage.discover();
    private final Path folder;
    private Instant now = NOON;

    public Rig(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(storeFolder());
    }

    public Path storeFolder() {
        return folder.resolve("store");
    }

    public Path boxFolder() {
        return storeFolder().resolve(NAME.box());
    }

    public ImageStore openStore() throws IOException {
        return tbimage.openStore("dir:" + storeFolder());
    }

    /** The store on a medium that goes wrong by plan. */
    public ImageStore openStore(FaultPlan plan) throws IOException {
        return openStoreOver(plan::medium);
    }

    /** The store on a medium that stands before the folder. */
    public ImageStore openStoreOver(UnaryOperator<BlobStore> medium) throws IOException {
        BlobStoreProvider directories = ServiceLoader.load(BlobStoreProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals("dir"))
                .findFirst()
                .orElseThrow();
        Location location = new Location("dir", storeFolder().toString(), Map.of());
        BlobStore all = medium.apply(directories.open(location));
        return new PackStoreProvider(new OneMedium(all), tbimage.codecs()).open(location);
    }

    private record OneMedium(BlobStore medium) implements BlobStoreProvider {
        @Override
        public String name() {
            return "faulty";
        }

        @Override
        public String summary() {
            return "goes wrong as told";
        }

        @Override
        public BlobStore open(Location location) {
            return medium;
        }
    }

    public JobContext context(ProgressListener progress) {
        return new JobContext(
                2, progress, new Cancellation(), Clock.fixed(now, ZoneOffset.UTC), tbimage.codecs(), "here");
    }

    public void setClock(Instant time) {
        now = time;
    }

    /** A disk in a file, which the caller closes. */
    public RecordingDevice disk(String name, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        return new RecordingDevice(tbimage.openDevice("file:" + file, OpenMode.WRITE));
    }

    public Codec codec(String name) throws IOException {
        return tbimage.codecs().get(name);
    }

    public byte[] contentOf(BlockDevice device) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) device.info().size());
        device.read(0, bytes);
        return bytes.array();
    }

    /** Backs up as the next generation of {@link #NAME}. */
    public ImageInfo backup(BlockDevice device, String codec) throws IOException {
        return backup(device, codec, false, ProgressListener.SILENT);
    }

    public ImageInfo backup(BlockDevice device, String codec, boolean keepUnreadable, ProgressListener progress)
            throws IOException {
        try (ImageStore store = openStore()) {
            return backup(store, device, codec, keepUnreadable, progress);
        }
    }

    public ImageInfo backup(
            ImageStore store, BlockDevice device, String codec, boolean keepUnreadable, ProgressListener progress)
            throws IOException {
        return backup(store, device, codec(codec), keepUnreadable, progress);
    }

    public ImageInfo backup(
            ImageStore store, BlockDevice device, Codec codec, boolean keepUnreadable, ProgressListener progress)
            throws IOException {
        BackupOptions options = BackupOptions.of(codec)
                .withLevel(Math.max(1, codec.levels().fastest())) // gzip's level 0 stores, and images are to be small
                .withChunkSize(CHUNK)
                .withKeepUnreadable(keepUnreadable);
        BackupRequest request = BackupRequest.of(device, store, NAME, codec).with(options);
        return new Backup(context(progress), request).run().image();
    }

    /** Backs up as the next generation, which shares frames. */
    public ImageInfo backup(BlockDevice device, String codec, Share share) throws IOException {
        BackupOptions options =
                BackupOptions.of(codec(codec)).withChunkSize(CHUNK).withShare(Optional.of(share));
        try (ImageStore store = openStore()) {
            BackupRequest request =
                    BackupRequest.of(device, store, NAME, codec(codec)).with(options);
            return new Backup(context(ProgressListener.SILENT), request).run().image();
        }
    }

    public RestoreResult restore(BlockDevice device) throws IOException {
        return restore(device, PLAINLY);
    }

    /** Restores the newest good generation. */
    public RestoreResult restore(BlockDevice device, RestoreOptions options) throws IOException {
        try (ImageStore store = openStore()) {
            return restore(store, device, options);
        }
    }

    public RestoreResult restore(ImageStore store, BlockDevice device, RestoreOptions options) throws IOException {
        try (ImageReader image =
                store.open(new ImageRef(NAME, store.newest(NAME).orElseThrow()))) {
            return restore(image, device, options);
        }
    }

    public RestoreResult restore(ImageReader image, BlockDevice device, RestoreOptions options) throws IOException {
        Restore restore = new Restore(context(ProgressListener.SILENT), ImageSource.of(image), device, options);
        restore.check();
        return restore.run();
    }

    /** The files of all images of the disk, sorted, the stable name left out. */
    public List<Path> files() throws IOException {
        if (!Files.exists(boxFolder())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(boxFolder())) {
            return files.filter(file -> !file.getFileName().toString().startsWith("sda.raw."))
                    .sorted()
                    .toList();
        }
    }

    public Path file(String suffix) throws IOException {
        return files().stream()
                .filter(file -> file.toString().endsWith(suffix))
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    public static void flip(Path file, long offset, int bit) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(offset);
            int old = bytes.read();
            bytes.seek(offset);
            bytes.write(old ^ (1 << bit));
        }
    }

    /** Bytes that tell their own place, chunk by chunk: {@code d} data, {@code t} text-like, {@code z} zeros. */
    public static byte[] content(String chunks, int tail) {
        byte[] bytes = new byte[chunks.length() * CHUNK + tail];
        for (int i = 0; i < chunks.length(); i++) {
            fill(bytes, i * CHUNK, CHUNK, chunks.charAt(i));
        }
        fill(bytes, chunks.length() * CHUNK, tail, 'd');
        return bytes;
    }

    private static void fill(byte[] bytes, int offset, int length, char kind) {
        if (kind == 'd') {
            Patterns.fill(ByteBuffer.wrap(bytes, offset, length), offset, 7);
        } else if (kind == 't') {
            for (int i = 0; i < length; i++) {
                bytes[offset + i] = (byte) ("chunk " + offset).charAt(i % 7);
            }
        }
    }

    public static byte[] dirty(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 0xA5);
        return bytes;
    }
}
