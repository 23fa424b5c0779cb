package org.tbimage.core.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.engine.Rig;
import org.tbimage.device.BlockDevice;
import org.tbimage.testkit.device.BadSectors;
import org.tbimage.value.ByteRange;

/** {@code docs/format.md} names every member of a manifest and every word of a table that is really written. */
class FormatDocumentTest {
    @TempDir
    Path folder;

    private static String document() throws IOException {
        return Files.readString(House.ROOT.resolve("docs/format.md"));
    }

    private Rig imageWithEverything() throws IOException {
        Rig rig = new Rig(folder);
        ByteRange bad = new ByteRange(4096, 512);
        try (BlockDevice disk = new BadSectors(rig.disk("disk", Rig.content("dzzd", 512)), bad)) {
            rig.backup(disk, "zstd", true, ProgressListener.SILENT);
        }
        return rig;
    }

    @Test
    void namesEveryMemberOfAManifest() throws IOException {
        Set<String> names = new TreeSet<>();
        try (JsonParser json = new JsonFactory()
                .createParser(imageWithEverything().file(".json").toFile())) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    names.add(json.currentName());
                }
            }
        }
        assertThat(names).contains("sha256", "unreadable", "framesEnd");
        String document = document();
        for (String name : names) {
            assertThat(document).as(name).containsPattern("[`.{ ]" + name + "[`},.\\[]");
        }
    }

    @Test
    void namesEveryWordOfATable() throws IOException {
        Set<String> words = new TreeSet<>();
        for (String line : Files.readAllLines(imageWithEverything().file(".chunks"))) {
            words.add(line.split(" ", -1)[0]);
        }
        assertThat(words)
                .containsExactlyInAnyOrder(
                        "tbimage-chunks",
                        "device-size",
                        "chunk-size",
                        "pack",
                        "data",
                        "unreadable",
                        "bad",
                        "zero",
                        "end");
        assertThat(words).allMatch(word -> contains("| `" + word + "` |"));
    }

    private static boolean contains(String text) {
        try {
            return document().contains(text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
