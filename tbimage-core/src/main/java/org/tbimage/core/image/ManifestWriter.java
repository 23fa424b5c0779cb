package org.tbimage.core.image;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.tbimage.store.ImageDraft;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageStats;
import org.tbimage.value.ByteRange;

/** Writes a manifest as indented JSON with a digest at its end. */
public final class ManifestWriter {
    private ManifestWriter() {}

    /** Returns the bytes of a manifest. No two calls return the same, so that a writer knows its own manifest again. */
    public static ByteBuffer write(Manifest manifest) throws IOException {
        ByteBuffer json = JsonWriter.write(members -> {
            members.writeStringField("format", Manifest.FORMAT);
            members.writeNumberField("version", manifest.version());
            ImageDraft draft = manifest.info().draft();
            writeOrigin(members, manifest.info());
            DeviceJson.write(members, draft.geometry(), draft.identity(), draft.partitionTable());
            writeContent(members, manifest.info());
            writeParts(members, manifest);
            members.writeStringField("nonce", UUID.randomUUID().toString());
        });
        return ManifestDigest.seal(json);
    }

    private static void writeOrigin(JsonGenerator json, ImageInfo info) throws IOException {
        ImageDraft draft = info.draft();
        json.writeStringField("box", draft.name().box());
        json.writeStringField("disk", draft.name().disk());
        json.writeStringField("generation", info.generation().toString());
        json.writeStringField("createdAt", draft.createdAt().toString());
        json.writeNumberField("tookMillis", info.took().toMillis());
        json.writeStringField("madeBy", draft.madeBy());
        json.writeStringField("madeOn", draft.madeOn());
    }

    private static void writeContent(JsonGenerator json, ImageInfo info) throws IOException {
        ImageStats stats = info.stats();
        json.writeStringField("codec", info.draft().encoding().codec());
        json.writeNumberField("level", info.draft().encoding().level());
        json.writeNumberField("chunkSize", info.draft().encoding().chunkSize());
        json.writeNumberField("dataChunks", stats.dataChunks());
        json.writeNumberField("zeroChunks", stats.zeroChunks());
        json.writeNumberField("reusedChunks", stats.reusedChunks());
        int round = info.draft().proofRound();
        json.writeNumberField("provenEighth", round % ImageDraft.ROUNDS_OF_WRITTEN);
        json.writeNumberField("provenQuarter", round / ImageDraft.ROUNDS_OF_WRITTEN);
        json.writeBooleanField("degraded", info.degraded());
        json.writeNumberField("unreadableBytes", stats.unreadableBytes());
        json.writeArrayFieldStart("unreadable");
        for (ByteRange range : stats.unreadable()) {
            json.writeStartObject();
            json.writeNumberField("offset", range.offset());
            json.writeNumberField("length", range.length());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeParts(JsonGenerator json, Manifest manifest) throws IOException {
        json.writeObjectFieldStart("table");
        json.writeStringField("key", manifest.table().key());
        json.writeNumberField("length", manifest.table().length());
        json.writeStringField("sha256", manifest.table().digest().toString());
        writeBlocks(json, manifest.table().blocks());
        json.writeEndObject();
        json.writeArrayFieldStart("packs");
        for (PackRecord pack : manifest.packs()) {
            json.writeStartObject();
            json.writeStringField("key", pack.named());
            json.writeNumberField("length", pack.length());
            json.writeNumberField("framesEnd", pack.framesEnd());
            json.writeStringField("trailerCrc32c", Crc32c.hex(pack.trailerCrc()));
            if (pack.usedBytes() != pack.framesEnd()) {
                json.writeNumberField("usedBytes", pack.usedBytes());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("storedBytes", manifest.info().stats().storedBytes());
    }

    private static void writeBlocks(JsonGenerator json, TableBlocks blocks) throws IOException {
        if (blocks.count() == 0) {
            return;
        }
        json.writeFieldName("blocks");
        json.writeArray(blocks.allStored(), 0, blocks.count());
        json.writeFieldName("blockTexts");
        json.writeArray(blocks.allTexts(), 0, blocks.count());
    }
}
