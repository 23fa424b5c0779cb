package org.tbimage.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.action.Fact;
import org.tbimage.action.Outcome;
import org.tbimage.core.Tbimage;
import org.tbimage.core.retention.KeepRules;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.ImageStore;
import org.tbimage.store.Share;
import org.tbimage.store.StoreProperties;

/** The settings of a store in its file, and the action that shows and changes them. */
class StoreSettingsTest {
    private static final Tbimage TBIMAGE = Tbimage.discover();

    @TempDir
    Path folder;

    private ImageStore store;
    private Path file;

    @BeforeEach
    void openStore() throws IOException {
        store = TBIMAGE.openStore("dir:" + folder);
        file = folder.resolve("tbimage.json");
    }

    private Outcome run(String... settings) throws IOException {
        Map<String, String> all = new HashMap<>(Map.of("store", "dir:" + folder));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        return TBIMAGE.run("store-settings", all);
    }

    @Test
    void aNewStoreHasNoSettings() throws IOException {
        assertThat(StoreSettings.read(store)).isEqualTo(StoreSettings.NONE);
        assertThat(run().facts()).contains(Fact.text("share", ""), Fact.text("keep-last", ""));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        StoreSettings settings = new StoreSettings(Optional.of(Share.STORE), new KeepRules(3, 7, 0, 12, 9999));
        settings.write(store);
        assertThat(StoreSettings.read(store)).isEqualTo(settings);
        assertThat(Files.readString(file)).isEqualTo("""
                        {
                          "share": "store",
                          "retention": {
                            "keepLast": 3,
                            "keepDaily": 7,
                            "keepMonthly": 12,
                            "keepYearly": 9999
                          }
                        }
                        """);
    }

    /** A later version of the program may have settings that this one does not know. */
    @Test
    void unknownMembersAreIgnoredAndKept() throws IOException {
        Files.writeString(
                file, "{\"share\": \"none\", \"later\": {\"x\": [1.5, null, {\"share\": 2}]}, \"also\": true}");
        assertThat(StoreSettings.read(store).share()).contains(Share.NONE);
        run("keep-last", "5");
        assertThat(Files.readString(file).replaceAll("\\s", ""))
                .isEqualTo("{\"share\":\"none\",\"retention\":{\"keepLast\":5},"
                        + "\"later\":{\"x\":[1.5,null,{\"share\":2}]},\"also\":true}");
    }

    /** A rule that this version does not know may keep images that the known rules would remove. */
    @Test
    void anUnknownRuleRemovesNothing() throws IOException {
        Files.writeString(file, "{\"share\": \"none\", \"retention\": {\"keepLast\": 1, \"keepHourly\": 24}}");
        StoreSettings settings = StoreSettings.read(store);
        assertThat(settings.share()).contains(Share.NONE);
        assertThatThrownBy(settings::rules).hasMessageContaining("keepHourly");
        assertThat(run().warnings()).singleElement().asString().contains("keepHourly");
        assertThatThrownBy(() -> run("share", "store")).hasMessageContaining("keepHourly");
        run("keep-last", "2");
        assertThat(StoreSettings.read(store).rules()).isEqualTo(new KeepRules(2, 0, 0, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{} {}",
                "{\"share\": 1}",
                "{\"share\": \"some\"}",
                "{\"share\": \"none\", \"share\": \"store\"}",
                "{\"retention\": 3}",
                "{\"retention\": {\"keepLast\": -1}}",
                "{\"retention\": {\"keepLast\": \"3\"}}",
                "{\"retention\": {\"keepLast\": 10000}}",
                "{\"retention\": {\"keepDaily\": 1.5}}",
                "{\"retention\": {\"keepDaily\": 99999999999}}"
            })
    void damagedSettingsAreAnErrorThatNamesTheFile(String text) throws IOException {
        Files.writeString(file, text);
        assertThatThrownBy(() -> StoreSettings.read(store)).isInstanceOfSatisfying(ImagingException.class, e -> {
            assertThat(e.problem()).isEqualTo(Problem.BAD_SETTING);
            assertThat(e).hasMessageContaining(file.toString());
            assertThat(e.remedy()).contains("remove it");
        });
        assertThatThrownBy(() -> run("keep-last", "3")).isInstanceOf(ImagingException.class);
        assertThat(file).as("not overwritten").hasContent(text);
    }

    @Test
    void aFileThatIsTooLongIsRefused() throws IOException {
        Files.writeString(file, "{" + " ".repeat(StoreProperties.MAX_BYTES) + "}");
        assertThatThrownBy(() -> StoreSettings.read(store)).hasMessageContaining(file.toString());
    }

    @Test
    void theActionChangesOnlyWhatIsGiven() throws IOException {
        run("share", "generations", "keep-last", "3", "keep-weekly", "4");
        run("share", "store");
        assertThat(StoreSettings.read(store))
                .isEqualTo(new StoreSettings(Optional.of(Share.STORE), new KeepRules(3, 0, 4, 0, 0)));
        assertThat(run("keep-daily", "7").facts())
                .as("new rules take the place of all earlier ones")
                .contains(Fact.text("keep-last", ""), Fact.count("keep-daily", 7), Fact.text("keep-weekly", ""));
        run("keep-all", "true");
        assertThat(StoreSettings.read(store)).isEqualTo(new StoreSettings(Optional.of(Share.STORE), KeepRules.NONE));
    }

    @Test
    void badSettingsChangeNothing() throws IOException {
        assertThatThrownBy(() -> run("share", "some")).hasMessageContaining("none, generations, store");
        assertThatThrownBy(() -> run("keep-last", "0")).hasMessageContaining("from 1 to 9999");
        assertThatThrownBy(() -> run("keep-last", "1", "keep-all", "true")).hasMessageContaining("contradict");
        assertThat(folder).isEmptyDirectory();
    }
}
