package org.tbimage.core.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tbimage.core.image.Tombstone;
import org.tbimage.store.BlobStore;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.fault.FaultPlan;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageRef;

/** What can be seen in a store, looked at without faults. */
final class StoreState {
    private StoreState() {}

    /** Every image there is can be restored, and is one of those that were taken. */
    static void assertEveryImageIsWhole(World world) throws IOException {
        for (Generation generation : generations(world)) {
            world.disk("proof", new byte[Scenarios.OLD.length]);
            world.run(FaultPlan.none(), "restore", "device", "memory:proof", "generation", generation.toString());
            byte[] content = world.content("proof");
            assertThat(Arrays.equals(content, Scenarios.OLD) || Arrays.equals(content, Scenarios.NEW))
                    .as("the image " + generation + " is one that was taken")
                    .isTrue();
        }
    }

    /** The bytes of every blob that belongs to an image. */
    static Map<String, ByteBuffer> images(World world) throws IOException {
        Map<String, ByteBuffer> blobs = new TreeMap<>();
        try (BlobStore medium = world.medium()) {
            for (String key : medium.list("")) {
                if (!key.endsWith(".info.json") && !key.endsWith(".restoring.json")) {
                    ByteBuffer bytes =
                            ByteBuffer.allocate((int) medium.length(key).orElseThrow());
                    medium.read(key, 0, bytes);
                    blobs.put(key, bytes.flip());
                }
            }
        }
        return blobs;
    }

    static List<Generation> generations(World world) throws IOException {
        try (ImageStore store = world.store(FaultPlan.none())) {
            return store.generations(World.NAME);
        }
    }

    /** Blobs of the disk that belong to no image, are no second name of one, and no note. */
    static List<String> orphans(World world) throws IOException {
        Set<String> known = new TreeSet<>();
        try (ImageStore store = world.store(FaultPlan.none());
                BlobStore medium = world.medium()) {
            for (Generation generation : store.generations(World.NAME)) {
                ImageRef ref = new ImageRef(World.NAME, generation);
                String prefix = World.NAME + "." + generation;
                known.add(prefix + ".json");
                known.add(prefix + ".chunks");
                try (ImageReader image = store.open(ref)) {
                    image.packs()
                            .forEach(pack -> known.add(
                                    pack.key().substring(store.location().length() + 1)));
                }
            }
            List<String> orphans = new ArrayList<>();
            for (String key : medium.list(World.NAME.box())) {
                if (!known.contains(key)
                        && !isTombstone(medium, key)
                        && !key.endsWith(".info.json")
                        && !key.startsWith(World.NAME + ".raw.")) {
                    orphans.add(key);
                }
            }
            return orphans;
        }
    }

    /** What the keys of images begin with that were removed. */
    static List<String> removed(World world) throws IOException {
        List<String> prefixes = new ArrayList<>();
        try (BlobStore medium = world.medium()) {
            for (String key : medium.list(World.NAME + ".")) {
                if (isTombstone(medium, key)) {
                    prefixes.add(key.substring(0, key.length() - "json".length()));
                }
            }
        }
        return prefixes;
    }

    private static boolean isTombstone(BlobStore blobs, String key) throws IOException {
        long length = blobs.length(key).orElse(0);
        if (!key.endsWith(".json") || !Tombstone.isPossible(length)) {
            return false;
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) length);
        blobs.read(key, 0, bytes);
        return Tombstone.is(bytes.array());
    }
}
