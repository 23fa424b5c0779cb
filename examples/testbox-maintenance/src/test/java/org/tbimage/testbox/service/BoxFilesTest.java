package org.tbimage.testbox.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.testbox.info.BoxInfo;
import org.tbimage.testbox.process.CommandResult;
import org.tbimage.testbox.schema.JsonSchema;

/** The files of a run in the folder of its box, besides images. */
class BoxFilesTest {
    private static final int SIZE = 1 << 20;

    @TempDir
    Path root;

    private FakeBox box;

    @BeforeEach
    void makeBox() throws IOException {
        box = new FakeBox(root);
    }

    @Test
    void aHostileNameIsUnknown() throws IOException {
        box.hostName = Optional.of("../../x\u001b[2J\nforged");
        box.disk("sda", "A", "ata-1", SIZE);
        box.info = InfoCollector.by(new BoxInfo(root, command -> CommandResult.good(""), Clock.systemUTC()));
        assertThat(box.ask("backup").run()).as(box.console.toString()).isZero();
        assertThat(box.globalLog())
                .contains("10.0.2.15: unknown starts a new session\n")
                .doesNotContain("forged");
        assertThat(box.folder().resolve("testbox-info.txt")).exists();
    }

    @Test
    void disksAreBackedUpEvenIfTheBoxCannotBeDescribed() throws IOException {
        box.disk("sda", "A", "ata-1", SIZE);
        box.info = (folder, address, name, anew) -> {
            throw new IOException("dmidecode is not well");
        };
        assertThat(box.ask("backup").run()).isZero();
        assertThat(box.log()).contains("warning: could not write the description of this box");
        assertThat(box.ask("refresh-info").run()).isEqualTo(42);
    }

    @Test
    void everyRunIsALineOfJson() throws IOException {
        box.disk("sda", "A\u001b\"\\\n\u00e4\ud83d\udcbb", "ata-1", SIZE);
        box.ask("backup").run();
        box.ask("backup").run();
        box.ask("restore").boot("testbox-action-\"\u00ff").run();
        Files.delete(box.request);
        box.run();
        List<String> lines = Files.readAllLines(box.folder().resolve("maintenance-runs.jsonl"));
        assertThat(lines).hasSize(4).allSatisfy(BoxFilesTest::parse);
        assertThat(lines)
                .allSatisfy(
                        line -> assertThat(JsonSchema.RUN_RECORD.check(line)).isEmpty());
    }

    private static void parse(String line) throws IOException {
        JsonFactory strict = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (JsonParser parser = strict.createParser(line)) {
            assertThat(parser.nextToken()).isEqualTo(JsonToken.START_OBJECT);
            parser.skipChildren();
            assertThat(parser.currentToken()).isEqualTo(JsonToken.END_OBJECT);
            assertThat(parser.nextToken()).isNull();
        }
    }
}
