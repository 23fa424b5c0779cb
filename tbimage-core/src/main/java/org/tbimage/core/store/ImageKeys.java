package org.tbimage.core.store;

import java.util.Optional;
import java.util.regex.Pattern;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/** The keys under which the parts of an image lie: {@code BOX/DISK.GENERATION.SUFFIX}. */
final class ImageKeys {
    private static final String MANIFEST = ".json";
    private static final String TABLE = ".chunks";
    private static final String PACK = ".raw.";
    private static final String LINK = ".from-";
    private static final String SKETCH = ".sketch";

    /** What follows the disk in its keys. */
    private static final Pattern OF_DISK = Pattern.compile(
            "\\d{8}T\\d{6}Z(?:-\\d{1,2})?\\.(?:json|chunks|sketch|(?:from-\\d+\\.)?raw\\.[^.]+)|raw\\.[^.]+|[a-z][a-z0-9-]*\\.json");

    private static final Pattern NUMBERED_PACK = Pattern.compile("\\.from-\\d{1,5}\\.raw\\.[^.]+");

    private ImageKeys() {}

    static String manifest(ImageRef ref) {
        return prefix(ref) + MANIFEST;
    }

    static String table(ImageRef ref) {
        return prefix(ref) + TABLE;
    }

    /** The pack of a self-contained image. */
    static String pack(ImageRef ref, String codecSuffix) {
        return prefix(ref) + PACK + codecSuffix;
    }

    /** The sample of its chunks by which other images find it. */
    static String sketch(ImageRef ref) {
        return prefix(ref) + SKETCH;
    }

    /** Which image a key is the sketch of, if it is one. */
    static Optional<ImageRef> ofSketch(String key) {
        return key.endsWith(SKETCH)
                ? ofManifest(key.substring(0, key.length() - SKETCH.length()) + MANIFEST)
                : Optional.empty();
    }

    /** The name under which an image has a pack of another image; {@code number} is that of the pack in its manifest. */
    static String link(ImageRef ref, int number, String packKey) {
        return prefix(ref) + LINK + number + PACK + suffix(packKey);
    }

    /** The alias that leads to the pack of the newest good image. */
    static String stable(ImageName name, String codecSuffix) {
        return disk(name) + "raw." + codecSuffix;
    }

    /** What the keys of all files of a disk begin with. */
    static String disk(ImageName name) {
        return name.box() + "/" + name.disk() + ".";
    }

    /** What the keys of all files that belong to an image alone begin with. */
    static String own(ImageRef ref) {
        return prefix(ref) + ".";
    }

    private static String prefix(ImageRef ref) {
        return disk(ref.name()) + ref.generation();
    }

    /**
     * Whether a key is one of a disk: of a part of an image, the stable name, or a note. A key of {@code vm.data} begins like
     * those of {@code vm}, and is not one.
     */
    static boolean isOf(ImageName name, String key) {
        String disk = disk(name);
        return key.startsWith(disk)
                && OF_DISK.matcher(key.substring(disk.length())).matches();
    }

    /** Whether a key is the stable name of a disk, or was with another codec. */
    static boolean isStable(ImageName name, String key) {
        String start = disk(name) + "raw.";
        return key.startsWith(start) && key.indexOf('.', start.length()) < 0;
    }

    /** Whether a key is a pack of any image of a disk. */
    static boolean isPack(ImageName name, String key) {
        return !key.endsWith(TABLE) && ofPart(name, key).isPresent();
    }

    /** The suffix that shows the format of a pack: what follows its last dot. */
    static String suffix(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    /** Which image of a disk a key is the pack or the chunk table of, if it is one. */
    static Optional<ImageRef> ofPart(ImageName name, String key) {
        String disk = disk(name);
        int pack = key.lastIndexOf(PACK);
        boolean isPack = pack >= 0 && key.indexOf('.', pack + PACK.length()) < 0;
        int end = key.endsWith(TABLE) ? key.length() - TABLE.length() : isPack ? pack : -1;
        return key.startsWith(disk) && end > disk.length()
                ? Generation.tryParse(key.substring(disk.length(), end))
                        .map(generation -> new ImageRef(name, generation))
                : Optional.empty();
    }

    /** Which image of a disk a key belongs to, as its chunk table, its pack, or its name of a pack that it shares. */
    static Optional<ImageRef> owner(ImageName name, String key) {
        int link = key.lastIndexOf(LINK);
        boolean isLink = link >= 0 && NUMBERED_PACK.matcher(key.substring(link)).matches();
        if (isLink) {
            return ofPart(name, key.substring(0, link) + TABLE);
        }
        return key.endsWith(SKETCH)
                ? ofPart(name, key.substring(0, key.length() - SKETCH.length()) + TABLE)
                : ofPart(name, key);
    }

    /** Which image a key is the manifest of, if it is one. */
    static Optional<ImageRef> ofManifest(String key) {
        int slash = key.indexOf('/');
        if (slash < 0 || key.indexOf('/', slash + 1) >= 0 || !key.endsWith(MANIFEST)) {
            return Optional.empty();
        }
        String stem = key.substring(slash + 1, key.length() - MANIFEST.length());
        int dot = stem.lastIndexOf('.');
        if (dot <= 0) {
            return Optional.empty();
        }
        Optional<Generation> generation = Generation.tryParse(stem.substring(dot + 1));
        try {
            ImageName name = new ImageName(key.substring(0, slash), stem.substring(0, dot));
            return generation.map(found -> new ImageRef(name, found));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // some other file that happens to end alike
        }
    }
}
