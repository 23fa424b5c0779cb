package org.tbimage.core.image;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.tbimage.device.Geometry;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.Encoding;
import org.tbimage.store.ImageDraft;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageStats;
import org.tbimage.store.PartitionTable;
import org.tbimage.store.UnsupportedImageException;
import org.tbimage.value.ByteRange;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.Printable;
import org.tbimage.value.Sha256;

/** Parses an untrusted manifest. Unknown members are ignored, so that later versions can add some. */
public final class ManifestReader {
    /** Key of a part of an image: names separated by slashes. None of them leads out of the store. */
    private static final Pattern KEY =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*){0,7}");

    private ManifestReader() {}

    /** Parses a manifest and checks its digest. {@code file} is its name for messages. */
    public static Manifest read(byte[] bytes, String file) throws DamagedImageException, UnsupportedImageException {
        ManifestDigest.check(bytes, file);
        try {
            JsonObject json = JsonObject.parse(bytes);
            String format = json.text("format");
            long version = json.number("version");
            if (!format.equals(Manifest.FORMAT) || version < 1) {
                throw new IllegalArgumentException("it is not the manifest of an image");
            }
            if (version > Manifest.VERSION) {
                throw VersionCheck.tooNew(file, "the manifest", version, Manifest.VERSION);
            }
            List<PackRecord> packs = packs(json);
            return new Manifest(info(json, packs), table(json.object("table")), packs);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new DamagedImageException(
                    file,
                    DamagedImageException.UNKNOWN,
                    "",
                    DamagedImageException.UNKNOWN,
                    "the manifest is not valid: " + Printable.of(String.valueOf(e.getMessage())),
                    e);
        }
    }

    private static ImageInfo info(JsonObject json, List<PackRecord> packs) {
        JsonObject device = json.object("device");
        Geometry geometry = new Geometry(
                device.number("size"), device.intNumber("logicalSector"), device.intNumber("physicalSector"));
        ImageDraft draft = new ImageDraft(
                new ImageName(json.text("box"), json.text("disk")),
                Instant.parse(json.text("createdAt")),
                geometry,
                DeviceJson.identity(device),
                device.optionalObject("partitionTable").map(t -> new PartitionTable(t.text("type"), t.text("id"))),
                new Encoding(json.text("codec"), json.intNumber("level"), json.intNumber("chunkSize")),
                json.text("madeBy"),
                json.text("madeOn"),
                proofRound(json));
        Duration took = Duration.ofMillis(json.number("tookMillis"));
        return new ImageInfo(draft, Generation.parse(json.text("generation")), stats(json, packs), took);
    }

    /** Earlier programs always compared the first eighth, later ones knew eight rounds. */
    private static int proofRound(JsonObject json) {
        int eighth = json.optionalInt("provenEighth").orElse(0);
        return eighth
                + ImageDraft.ROUNDS_OF_WRITTEN
                        * json.optionalInt("provenQuarter").orElse(0);
    }

    private static ImageStats stats(JsonObject json, List<PackRecord> packs) {
        List<ByteRange> unreadable = new ArrayList<>();
        for (JsonObject range : json.objects("unreadable")) {
            unreadable.add(new ByteRange(range.number("offset"), range.number("length")));
        }
        return new ImageStats(
                json.number("dataChunks"),
                json.number("zeroChunks"),
                json.number("reusedChunks"),
                json.number("storedBytes"),
                packs.stream().skip(1).mapToLong(PackRecord::usedBytes).sum(),
                json.number("unreadableBytes"),
                unreadable);
    }

    private static String key(JsonObject part) {
        String key = part.text("key");
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("bad key '" + Printable.of(key) + "'");
        }
        return key;
    }

    private static TableRecord table(JsonObject json) {
        TableBlocks blocks = new TableBlocks(json.optionalInts("blocks"), json.optionalInts("blockTexts"));
        return new TableRecord(key(json), json.number("length"), Sha256.parse(json.text("sha256")), blocks);
    }

    private static List<PackRecord> packs(JsonObject json) {
        List<PackRecord> packs = new ArrayList<>();
        for (JsonObject pack : json.objects("packs")) {
            int crc = Crc32c.parse(pack.text("trailerCrc32c"));
            String key = key(pack);
            long end = pack.number("framesEnd");
            long used = pack.optionalNumber("usedBytes").orElse(end);
            packs.add(new PackRecord(key, key, pack.number("length"), end, crc, used));
        }
        return packs;
    }
}
