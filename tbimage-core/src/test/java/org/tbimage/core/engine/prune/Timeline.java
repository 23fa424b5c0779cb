package org.tbimage.core.engine.prune;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tbimage.action.Outcome;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.RunOptions;
import org.tbimage.core.Tbimage;
import org.tbimage.core.engine.Rig;
import org.tbimage.store.ImageStore;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/** A store in a directory with images of chosen times, and the messages of the actions on it. */
final class Timeline {
    static final Tbimage TBIMAGE = Tbimage.discover();
    static final ImageName SDA = ImageName.parse("box/sda");

    final List<String> noted = new ArrayList<>();
    final List<String> warned = new ArrayList<>();
    private final Path folder;
    private final Path disk;
    RunOptions options = RunOptions.defaults()
            .withWorkers(2)
            .withMachine("here")
            .withProgress(new ProgressListener() {
                @Override
                public void noted(String message) {
                    noted.add(message);
                }

                @Override
                public void warned(String message) {
                    warned.add(message);
                }
            });

    Timeline(Path work) throws IOException {
        folder = Files.createDirectory(work.resolve("store"));
        disk = Files.write(work.resolve("disk"), Rig.content("dz", 512));
        at("2026-12-01T12:00:00Z");
    }

    /** Sets the clock. */
    void at(String time) {
        options = options.withClock(Clock.fixed(Instant.parse(time), ZoneOffset.UTC));
    }

    Path box(ImageName name) {
        return folder.resolve(name.box());
    }

    Path file(ImageRef ref, String suffix) {
        return box(ref.name()).resolve(ref.name().disk() + "." + ref.generation() + suffix);
    }

    ImageStore open() throws IOException {
        return TBIMAGE.openStore("dir:" + folder);
    }

    /** Makes an image at a time; the clock stays as it is afterwards. */
    ImageRef image(ImageName name, String time) throws IOException {
        RunOptions now = options;
        at(time);
        Outcome made = run("backup-again", "image", name.toString(), "device", "file:" + disk, "codec", "lz4");
        options = now;
        String generation = made.facts().stream()
                .filter(fact -> fact.name().equals("generation"))
                .findFirst()
                .orElseThrow()
                .text();
        return new ImageRef(name, Generation.parse(generation));
    }

    ImageRef image(String time) throws IOException {
        return image(SDA, time);
    }

    /** Runs an action on the store. */
    Outcome run(String action, String... settings) throws IOException {
        Map<String, String> all = new HashMap<>(Map.of("store", "dir:" + folder));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        return TBIMAGE.run(action, all, options);
    }

    Outcome pin(ImageRef ref, String... more) throws IOException {
        return onOne("pin", ref, more);
    }

    /** Runs an action on one image. */
    Outcome onOne(String action, ImageRef ref, String... more) throws IOException {
        List<String> all = new ArrayList<>(List.of(
                "image", ref.name().toString(), "generation", ref.generation().toString()));
        all.addAll(List.of(more));
        return run(action, all.toArray(String[]::new));
    }

    List<ImageRef> images() throws IOException {
        try (ImageStore store = open()) {
            return store.list();
        }
    }
}
