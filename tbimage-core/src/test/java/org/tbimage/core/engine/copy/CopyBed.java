package org.tbimage.core.engine.copy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.tbimage.action.Outcome;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.RunOptions;
import org.tbimage.core.Tbimage;
import org.tbimage.core.engine.ImageDevice;
import org.tbimage.core.engine.Rig;
import org.tbimage.core.engine.Verify;
import org.tbimage.core.job.JobContext;
import org.tbimage.core.store.PackStoreProvider;
import org.tbimage.store.BlobStore;
import org.tbimage.store.BlobStoreProvider;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.value.ImageRef;
import org.tbimage.value.Location;
import org.tbimage.value.Sha256;

/** Two stores in folders, {@code from} and {@code to}, and the actions that fill them. */
final class CopyBed {
    final Tbimage tbimage = Tbimage.discover();
    final Path folder;
    private Instant now = Rig.NOON;

    CopyBed(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(path("from"));
        Files.createDirectories(path("to"));
    }

    Path path(String store) {
        return folder.resolve(store);
    }

    String location(String store) {
        return "dir:" + path(store);
    }

    ImageStore open(String store) throws IOException {
        return tbimage.openStore(location(store));
    }

    /** The store over a blob store that stands before its folder. */
    ImageStore open(String store, UnaryOperator<BlobStore> medium) throws IOException {
        BlobStoreProvider directories = ServiceLoader.load(BlobStoreProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals("dir"))
                .findFirst()
                .orElseThrow();
        Location location = new Location("dir", path(store).toString(), Map.of());
        return new PackStoreProvider(new OneMedium(medium.apply(directories.open(location))), tbimage.codecs())
                .open(location);
    }

    private record OneMedium(BlobStore medium) implements BlobStoreProvider {
        @Override
        public String name() {
            return "one";
        }

        @Override
        public String summary() {
            return "the given blob store";
        }

        @Override
        public BlobStore open(Location location) {
            return medium;
        }
    }

    JobContext context(ProgressListener progress) {
        return tbimage.jobContext(options().withProgress(progress));
    }

    private RunOptions options() {
        return RunOptions.defaults().withWorkers(2).withClock(Clock.fixed(now, ZoneOffset.UTC));
    }

    /** A second generation, a tenth, and other disks are backed up an hour later each. */
    void backUp(String store, String image, byte[] content, String codec, String... more) throws IOException {
        Path disk = Files.write(folder.resolve("disk"), content);
        now = now.plus(Duration.ofHours(1));
        String[] settings = {
            "store", location(store), "image", image, "device", "file:" + disk, "chunk-size", "65536", "codec", codec
        };
        String[] all = Stream.concat(Stream.of(settings), Stream.of(more)).toArray(String[]::new);
        run("backup-again", options(), all);
    }

    Outcome copy(String... settings) throws IOException {
        return copy(ProgressListener.SILENT, settings);
    }

    /** Copies {@code from} to {@code to}, if nothing else is given. */
    Outcome copy(ProgressListener progress, String... settings) throws IOException {
        return run("copy", options().withProgress(progress), settings);
    }

    Outcome run(String action, RunOptions options, String... settings) throws IOException {
        Map<String, String> all = new HashMap<>();
        all.put("store", location("from"));
        if (action.equals("copy")) {
            all.put("to", location("to"));
        }
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        return tbimage.run(action, all, options);
    }

    List<ImageRef> images(String store) throws IOException {
        try (ImageStore images = open(store)) {
            return images.list();
        }
    }

    /** The newest image of a disk. */
    ImageInfo newest(ImageStore store, String image) throws IOException {
        ImageRef ref = store.list().stream()
                .filter(found -> found.name().toString().equals(image))
                .reduce((a, b) -> b)
                .orElseThrow();
        return store.info(ref);
    }

    /** Proves an image, and returns its content. */
    byte[] content(ImageStore store, ImageRef ref) throws IOException {
        try (ImageReader image = store.open(ref)) {
            new Verify(context(ProgressListener.SILENT)).image(image);
        }
        try (ImageDevice device = new ImageDevice(store.open(ref), tbimage.codecs())) {
            return device.stream().readAllBytes();
        }
    }

    /** The digests of all files of a store, hidden files included. The number by which a writer knows its own manifest is left out. */
    Map<String, Sha256> files(String store) throws IOException {
        Map<String, Sha256> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(path(store))) {
            all.filter(Files::isRegularFile)
                    .forEach(file -> files.put(path(store).relativize(file).toString(), digest(file)));
        }
        return files;
    }

    private static Sha256 digest(Path file) {
        try {
            byte[] bytes = file.toString().endsWith("Z.json")
                    ? Files.readString(file)
                            .replaceAll("(?m)^ *\"(nonce|sha256)\".*$", "")
                            .getBytes(StandardCharsets.UTF_8)
                    : Files.readAllBytes(file);
            return Sha256.digest(ByteBuffer.wrap(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file(String store, String image, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(path(store))) {
            return files.filter(file -> file.toString().matches(".*/" + image + "\\.\\d{8}T.*" + suffix))
                    .max(Path::compareTo)
                    .orElseThrow();
        }
    }

    long fact(Outcome outcome, String name) {
        return outcome.facts().stream()
                .filter(fact -> fact.name().equals(name))
                .findFirst()
                .orElseThrow()
                .number();
    }
}
