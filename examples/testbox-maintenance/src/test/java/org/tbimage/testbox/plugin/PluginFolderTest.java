package org.tbimage.testbox.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginFolderTest {
    private static final String SERVICE = "META-INF/services/org.tbimage.codec.Codec";

    @TempDir
    Path temp;

    @Test
    void aMissingFolderContainsNoPlugins() {
        assertThat(PluginFolder.read(temp.resolve("plugins"))).isEqualTo(new PluginFolder(List.of(), List.of()));
    }

    @Test
    void eachJarAndEachFolderHasALoaderOfItsOwnWithAName() throws Exception {
        Path folder = Files.createDirectory(temp.resolve("plugins"));
        jar(folder.resolve("b.jar"), SERVICE);
        jar(folder.resolve("a.jar"), SERVICE);
        Path large = Files.createDirectory(folder.resolve("large"));
        jar(large.resolve("codec.jar"), SERVICE);
        jar(large.resolve("library.jar"), "Library.txt");
        Files.writeString(folder.resolve("README"), "not a plug-in");
        Files.writeString(folder.resolve(".hidden.jar"), "not a plug-in");

        PluginFolder plugins = PluginFolder.read(folder);
        assertThat(plugins.problems()).isEmpty();
        assertThat(plugins.loaders())
                .extracting(ClassLoader::getName)
                .containsExactly("plugins/a.jar", "plugins/b.jar", "plugins/large");
        assertThat(plugins.loaders().get(2).getResource("Library.txt")).isNotNull();
        assertThat(plugins.loaders().get(1).getResource("Library.txt")).isNull();
    }

    /** The program's own providers would otherwise be found once more for each plug-in. */
    @Test
    void aLoaderShowsOnlyItsOwnProviders() throws Exception {
        Path folder = Files.createDirectory(temp.resolve("plugins"));
        jar(folder.resolve("a.jar"), SERVICE);
        ClassLoader loader = PluginFolder.read(folder).loaders().get(0);
        assertThat(Collections.list(PluginFolder.class.getClassLoader().getResources(SERVICE)))
                .isNotEmpty();
        assertThat(Collections.list(loader.getResources(SERVICE)))
                .singleElement()
                .extracting(URL::getPath)
                .asString()
                .contains("a.jar!");
    }

    @Test
    void aBrokenFileIsReportedByNameAndTheOthersAreLoaded() throws Exception {
        Path folder = Files.createDirectory(temp.resolve("plugins"));
        jar(folder.resolve("good.jar"), SERVICE);
        Files.writeString(folder.resolve("text.jar"), "not a jar");
        Files.createFile(folder.resolve("empty.jar"));
        Files.createSymbolicLink(folder.resolve("gone.jar"), temp.resolve("nowhere"));
        jar(folder.resolve("library.jar"), "Library.txt");
        Files.createDirectory(folder.resolve("nothing"));

        PluginFolder plugins = PluginFolder.read(folder);
        assertThat(plugins.loaders()).extracting(ClassLoader::getName).containsExactly("plugins/good.jar");
        assertThat(plugins.problems())
                .hasSize(5)
                .anyMatch(line -> line.startsWith("plugins/text.jar: cannot be read as a jar: "))
                .anyMatch(line -> line.startsWith("plugins/empty.jar: cannot be read as a jar: "))
                .anyMatch(line -> line.startsWith("plugins/gone.jar: cannot be read as a jar: "))
                .anyMatch(line -> line.startsWith("plugins/library.jar: offers nothing: "))
                .anyMatch(line -> line.startsWith("plugins/nothing: offers nothing: "));
    }

    @Test
    void aFileInPlaceOfTheFolderIsReported() throws Exception {
        Path file = Files.createFile(temp.resolve("plugins"));
        assertThat(PluginFolder.read(file).problems())
                .singleElement()
                .asString()
                .startsWith("plugins: ");
    }

    private static void jar(Path file, String entry) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream jar = new ZipOutputStream(out)) {
            jar.putNextEntry(new ZipEntry(entry));
            jar.write("org.example.None".getBytes(StandardCharsets.UTF_8));
        }
    }
}
