package org.tbimage.core.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tbimage.core.disk.DiskBytes;
import org.tbimage.core.disk.RestoreMark;
import org.tbimage.core.engine.Rig;
import org.tbimage.device.Geometry;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.BlobStore;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.fault.FaultPlan;
import org.tbimage.value.ImageRef;

/** Every operation there is. */
final class Scenarios {
    static final byte[] OLD = Rig.content("dtzzd", 512);
    static final byte[] NEW = Rig.content("tdzdt", 512);
    static final byte[] SCRIPT = Rig.content("ddzt", 0);

    private static final String SOURCE = "memory:source";
    private static final String TARGET = "memory:target";

    private Scenarios() {}

    static Map<String, Scenario> all() {
        Map<String, Scenario> all = new LinkedHashMap<>();
        all.put("backup", new Taking("backup", false));
        all.put("backup, verified", new Taking("backup", true));
        all.put("backup-again", new Taking("backup-again", false));
        all.put("backup-again, verified", new Taking("backup-again", true));
        all.put("restore onto a blank disk", new Restoring(new byte[OLD.length]));
        all.put("restore onto a changed disk", new Restoring(NEW));
        all.put("restore onto an equal disk", new Restoring(OLD));
        all.put("restore with discard", new Restoring(NEW, "discard", "true"));
        all.put("restore of the script's image", new RestoringPlain());
        all.put("plan of a restore", new Asking(NEW, "restore", "device", TARGET, "dry-run", "true"));
        all.put("verify of an image", new Asking(NEW, "verify"));
        all.put("verify of a disk", new Asking(OLD, "verify", "device", TARGET));
        all.put("refresh-info", new Noting());
        all.put("delete", new Deleting());
        all.put("list", new Listing());
        return all;
    }

    static void backUp(World world, byte[] content, FaultPlan plan, String... more) throws IOException {
        world.disk("source", content);
        take(world, "backup-again", plan, more);
        world.later();
    }

    private static void take(World world, String action, FaultPlan plan, String... more) throws IOException {
        String[] settings = Arrays.copyOf(
                new String[] {"device", SOURCE, "chunk-size", String.valueOf(Rig.CHUNK), "codec", "gzip"},
                6 + more.length);
        System.arraycopy(more, 0, settings, 6, more.length);
        world.run(plan, action, settings);
    }

    /** Both kinds of backup; the second finds an older image. */
    private record Taking(String action, boolean verified) implements Scenario {
        @Override
        public boolean changesImages() {
            return true;
        }

        @Override
        public void prepare(World world) throws IOException {
            if (action.equals("backup-again")) {
                backUp(world, OLD, FaultPlan.none());
            }
            world.disk("source", NEW);
        }

        @Override
        public void run(World world, FaultPlan plan) throws IOException {
            try {
                take(world, action, plan, "verify", String.valueOf(verified));
            } catch (ImagingException e) {
                // the first try was published, and only its answer was lost
                if (e.problem() != Problem.IMAGE_EXISTS) {
                    throw e;
                }
            }
        }

        @Override
        public void assertDone(World world) throws IOException {
            world.disk("proof", new byte[NEW.length]);
            world.run(FaultPlan.none(), "restore", "device", "memory:proof");
            assertThat(world.content("proof")).isEqualTo(NEW);
        }
    }

    private static final class Restoring implements Scenario {
        private final byte[] before;
        private final String[] more;

        Restoring(byte[] before, String... more) {
            this.before = before;
            this.more = more;
        }

        @Override
        public void prepare(World world) throws IOException {
            backUp(world, OLD, FaultPlan.none());
            world.disk("target", before);
        }

        @Override
        public void run(World world, FaultPlan plan) throws IOException {
            String[] settings = Arrays.copyOf(more, more.length + 2);
            settings[more.length] = "device";
            settings[more.length + 1] = TARGET;
            world.run(plan, "restore", settings);
        }

        @Override
        public void assertDone(World world) throws IOException {
            assertThat(world.content("target")).isEqualTo(OLD);
        }

        @Override
        public void assertHarmless(World world) throws IOException {
            assertNotBootable(world.content("target"), before, OLD);
        }
    }

    /** Either nothing was touched, or a mark stands in the boot sector, or all is right. */
    private static void assertNotBootable(byte[] left, byte[] before, byte[] wanted) throws IOException {
        Geometry geometry = Geometry.withoutSectors(left.length);
        boolean marked = RestoreMark.read(DiskBytes.ofHead(ByteBuffer.wrap(left), geometry))
                .isPresent();
        assertThat(marked || Arrays.equals(left, before) || Arrays.equals(left, wanted))
                .as("a disk that is not whole does not boot")
                .isTrue();
    }

    /** An image without a manifest, as the script before this program made them. */
    private static final class RestoringPlain implements Scenario {
        @Override
        public void prepare(World world) throws IOException {
            try (BlobStore medium = world.medium()) {
                var codec = world.codecs().get("gzip");
                ByteBuffer frame = ByteBuffer.allocate(codec.maxFrameLength(SCRIPT.length));
                try (var encoder = codec.newEncoder(codec.levels().standard())) {
                    encoder.encode(ByteBuffer.wrap(SCRIPT), frame);
                }
                medium.put(World.NAME + ".raw.gz", frame.flip());
            }
            world.disk("target", Rig.dirty(SCRIPT.length));
        }

        @Override
        public void run(World world, FaultPlan plan) throws IOException {
            world.run(plan, "restore", "device", TARGET);
        }

        @Override
        public void assertDone(World world) throws IOException {
            assertThat(world.content("target")).isEqualTo(SCRIPT);
        }

        @Override
        public void assertHarmless(World world) throws IOException {
            assertNotBootable(world.content("target"), Rig.dirty(SCRIPT.length), SCRIPT);
        }
    }

    /** What only looks, and changes nothing. */
    private static final class Asking implements Scenario {
        private final byte[] target;
        private final String action;
        private final String[] more;

        Asking(byte[] target, String action, String... more) {
            this.target = target;
            this.action = action;
            this.more = more;
        }

        @Override
        public void prepare(World world) throws IOException {
            backUp(world, OLD, FaultPlan.none());
            world.disk("target", target);
        }

        @Override
        public void run(World world, FaultPlan plan) throws IOException {
            world.run(plan, action, more);
        }

        @Override
        public void assertDone(World world) throws IOException {
            assertHarmless(world);
        }

        @Override
        public void assertHarmless(World world) throws IOException {
            assertThat(world.content("target")).isEqualTo(target);
        }
    }

    private static final class Noting implements Scenario {
        @Override
        public void prepare(World world) throws IOException {
            backUp(world, OLD, FaultPlan.none());
        }

        @Override
        public void run(World world, FaultPlan plan) throws IOException {
            world.run(plan, "refresh-info", "device", SOURCE);
        }

        @Override
        public void assertDone(World world) throws IOException {
            try (BlobStore medium = world.medium()) {
                assertThat(medium.length(World.NAME + ".info.json")).isPresent();
            }
        }
    }

    /** The older of two images goes. */
    private static final class Deleting implements Scenario {
        @Override
        public boolean changesImages() {
            return true;
        }

        @Override
        public void prepare(World world) throws IOException {
            backUp(world, OLD, FaultPlan.none());
            backUp(world, NEW, FaultPlan.none());
        }

        @Override
        public void run(World world, FaultPlan plan) throws IOException {
            try (ImageStore store = world.store(plan)) {
                var there = store.generations(World.NAME);
                if (there.size() > 1) {
                    store.delete(new ImageRef(World.NAME, there.get(0)));
                }
            }
        }

        @Override
        public void assertDone(World world) throws IOException {
            try (ImageStore store = world.store(FaultPlan.none())) {
                assertThat(store.generations(World.NAME)).hasSize(1);
            }
        }
    }

    /** What there is, and what each image says of itself, as {@code list} and {@code show} ask for it. */
    private static final class Listing implements Scenario {
        private final List<ImageInfo> found = new ArrayList<>();

        @Override
        public void prepare(World world) throws IOException {
            backUp(world, OLD, FaultPlan.none());
            backUp(world, NEW, FaultPlan.none());
        }

        @Override
        public void run(World world, FaultPlan plan) throws IOException {
            found.clear();
            try (ImageStore store = world.store(plan)) {
                for (ImageRef ref : store.list()) {
                    found.add(store.info(ref));
                }
                assertThat(store.newest(World.NAME)).isPresent();
                assertThat(store.generations(World.NAME)).hasSize(2);
                assertThat(store.files().plainImage(World.NAME)).isEmpty();
            }
        }

        /** T36: never a short list. */
        @Override
        public void assertDone(World world) {
            assertThat(found).hasSize(2);
        }
    }
}
