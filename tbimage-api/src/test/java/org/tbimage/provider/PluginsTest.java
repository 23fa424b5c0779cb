package org.tbimage.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.store.BlobStoreProvider;

/** Plug-ins that are compiled here, each with a class loader of its own. */
class PluginsTest {
    private static final String SOURCE = """
            package other;
            public final class %1$s implements org.tbimage.store.BlobStoreProvider {
                %3$s
                public String name() { return %2$s; }
                public String summary() { return "a store"; }
                public org.tbimage.store.BlobStore open(org.tbimage.value.Location location) { return null; }
            }
            """;

    @TempDir
    Path folder;

    private final List<URLClassLoader> plugins = new ArrayList<>();

    @AfterEach
    void closeLoaders() throws IOException {
        for (URLClassLoader plugin : plugins) {
            plugin.close();
        }
    }

    @Test
    void eachPluginAddsItsProviders() throws Exception {
        plugin("one", source("One", "\"one\"", ""));
        plugin("two", source("Two", "\"two\"", ""));
        Providers<BlobStoreProvider> found = find();
        assertThat(found.broken()).isEmpty();
        assertThat(found.names()).contains("one", "two");
        assertThat(found.get("two").getClass().getClassLoader()).isSameAs(plugins.get(1));
        assertThat(found.origin("one").place()).endsWith("/one");
    }

    @Test
    void aBrokenPluginIsReportedByNameAndClassAndTheOthersWork() throws Exception {
        plugin("good", source("Good", "\"good\"", ""));
        plugin(
                "constructor",
                source("Bad1", "\"bad1\"", "public Bad1() { throw new IllegalStateException(\"oops\"); }"));
        plugin("name", source("Bad2", "oops()", "String oops() { throw new AssertionError(\"oops\"); }"));
        plugin("absent", source("Bad3", "\"bad3\"", ""));
        Files.delete(folder.resolve("absent/other/Bad3.class"));
        plugin("newer", source("Bad4", "\"bad4\"", ""));
        Path newer = folder.resolve("newer/other/Bad4.class");
        byte[] code = Files.readAllBytes(newer);
        code[7] = (byte) 200; // the class file version of a later Java
        Files.write(newer, code);
        plugin("library", source("Bad5", "\"bad5\"", "Library library = new Library();"), "class Library {}");
        Files.delete(folder.resolve("library/other/Library.class"));

        Providers<BlobStoreProvider> found = find();
        assertThat(found.names()).contains("good").doesNotContain("bad1", "bad2", "bad3", "bad4", "bad5");
        assertThat(found.broken())
                .hasSize(5)
                .anyMatch(line ->
                        line.startsWith("constructor: ") && line.contains("other.Bad1") && line.endsWith("oops"))
                .anyMatch(line -> line.startsWith("name: other.Bad2: ") && line.endsWith("oops"))
                .anyMatch(line -> line.startsWith("absent: ") && line.contains("other.Bad3"))
                .anyMatch(line -> line.startsWith("newer: ") && line.contains("other/Bad4"))
                .anyMatch(line ->
                        line.startsWith("library: ") && line.contains("other.Bad5") && line.contains("Library"));
    }

    @Test
    void twoPluginsWithOneNameAreBothReported() throws Exception {
        plugin("one", source("One", "\"same\"", ""));
        plugin("copy", source("One", "\"same\"", ""));
        Providers<BlobStoreProvider> found = find();
        assertThat(found.names()).doesNotContain("same");
        assertThat(found.broken()).singleElement().asString().contains("'same'", "/one)", "/copy)");
    }

    @Test
    void aPluginCannotTakeTheNameOfAProviderOfTheProgram() throws Exception {
        plugin("plugin", source("Same", "\"same\"", ""));
        Path services = services("program", "other.Own");
        compile("program", source("Own", "\"same\"", ""));
        try (URLClassLoader program = loader("program", services)) {
            Thread.currentThread().setContextClassLoader(program);
            Providers<BlobStoreProvider> found = find();
            assertThat(found.get("same").getClass().getName()).isEqualTo("other.Own");
            assertThat(found.broken()).singleElement().asString().contains("other.Same", "/plugin)", "'same'");
        } finally {
            Thread.currentThread().setContextClassLoader(PluginsTest.class.getClassLoader());
        }
    }

    private Providers<BlobStoreProvider> find() {
        return Providers.find("kind of store", BlobStoreProvider.class, Map.of(), plugins);
    }

    private static String source(String type, String name, String more) {
        return SOURCE.formatted(type, name, more);
    }

    /** Compiles a plug-in whose provider is the class of the first source. */
    private void plugin(String name, String... sources) throws IOException {
        Path classes = services(name, "other." + type(sources));
        compile(name, sources);
        plugins.add(loader(name, classes));
    }

    private static URLClassLoader loader(String name, Path classes) {
        try {
            URL[] urls = {classes.toUri().toURL()};
            return new URLClassLoader(name, urls, PluginsTest.class.getClassLoader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path services(String name, String type) throws IOException {
        Path classes = folder.resolve(name);
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(services.resolve(BlobStoreProvider.class.getName()), type);
        return classes;
    }

    private void compile(String name, String... sources) throws IOException {
        Path file = Files.writeString(folder.resolve(type(sources) + ".java"), String.join("\n", sources));
        String classPath = System.getProperty("java.class.path");
        int code = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", folder.resolve(name) + "", "-cp", classPath, file + "");
        assertThat(code).isZero();
    }

    private static String type(String... sources) {
        return sources[0].replaceAll("(?s).*class (\\w+) .*", "$1");
    }
}
