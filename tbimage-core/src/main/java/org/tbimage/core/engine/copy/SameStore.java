package org.tbimage.core.engine.copy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.DiskNotes;
import org.tbimage.store.ImageStore;
import org.tbimage.value.ImageName;

/** Throws if two stores are one. Two locations can lead to one folder: by a symbolic link, or by a second mount. */
public final class SameStore {
    private static final String PROBE = "copy-probe.json";

    private SameStore() {}

    /** Compares the locations. */
    public static void checkLocations(ImageStore from, ImageStore to) throws ImagingException {
        if (from.location().equals(to.location())) {
            throw same(from, to);
        }
    }

    /**
     * Writes a note into one store, and looks for it in the other, if the two list the same images of the first disk. Stores
     * without notes are not compared: in one store every image has its copy already.
     */
    public static void probe(ImageStore from, ImageStore to, List<ImageName> disks) throws IOException {
        Optional<DiskNotes> source = from.notes();
        Optional<DiskNotes> target = to.notes();
        if (disks.isEmpty() || source.isEmpty() || target.isEmpty()) {
            return;
        }
        ImageName disk = disks.get(0);
        if (from.generations(disk).equals(to.generations(disk)) && finds(source.get(), target.get(), disk)) {
            throw same(from, to);
        }
    }

    private static boolean finds(DiskNotes source, DiskNotes target, ImageName disk) throws IOException {
        ByteBuffer probe = StandardCharsets.UTF_8.encode("{\"probe\": \"" + UUID.randomUUID() + "\"}\n");
        target.put(disk, PROBE, probe.duplicate());
        try {
            return source.get(disk, PROBE).filter(probe::equals).isPresent();
        } finally {
            target.remove(disk, PROBE);
        }
    }

    private static ImagingException same(ImageStore from, ImageStore to) {
        String locations = from.location().equals(to.location())
                ? from.location() + " is"
                : from.location() + " and " + to.location() + " are";
        return new ImagingException(
                Problem.BAD_SETTING,
                locations + " one store: a copy goes to another store",
                "name another store; for another name in the same store, use clone or move");
    }
}
