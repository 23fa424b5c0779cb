package org.tbimage.core.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every arrow points at the API; nothing points at a provider. Read from the sources, whatever the build says of it. */
class DependencyRuleTest {
    private static final Pattern REQUIRES = Pattern.compile("requires\\s+(?:static\\s+|transitive\\s+)*([\\w.]+);");
    private static final Pattern EXPORTS = Pattern.compile("exports\\s+([\\w.]+)");
    private static final Pattern PROVIDES = Pattern.compile("provides\\s+([\\w.]+)\\s+with\\s+([^;]+);");
    private static final Pattern IMPORT = Pattern.compile("import (?:static )?(org\\.tbimage\\.[\\w.]+);");
    private static final Set<String> API = Set.of("action", "codec", "device", "problem", "provider", "store", "value");

    static Stream<House> libraryModules() throws IOException {
        return House.libraryModules().stream();
    }

    /** A library needs no other library of ours but the API. */
    @ParameterizedTest
    @MethodSource("libraryModules")
    void modulesRequireOnlyTheApi(House module) throws IOException {
        Set<String> ours = matches(REQUIRES, module.moduleInfo());
        ours.removeIf(name -> !name.startsWith("org.tbimage."));
        assertThat(ours).isSubsetOf("org.tbimage.api");
    }

    /** No source names a class of another library, not even one it could not load. */
    @ParameterizedTest
    @MethodSource("libraryModules")
    void sourcesImportOnlyTheApiAndThemselves(House module) throws IOException {
        String own = "org.tbimage." + module.ownPackage() + ".";
        for (String source : module.sources()) {
            for (String imported : matches(IMPORT, source)) {
                String part = imported.split("\\.", -1)[2];
                boolean api = API.contains(part) && !imported.startsWith("org.tbimage.codec.gzip");
                assertThat(imported.startsWith(own) || (api && isApi(imported)))
                        .as(module + " imports " + imported)
                        .isTrue();
            }
        }
    }

    /** Native code is a thin edge: one package each, in the two modules that have one. */
    @ParameterizedTest
    @MethodSource("libraryModules")
    void jnaIsTouchedAtTheEdgesOnly(House module) throws IOException {
        for (String source : module.sources()) {
            if (source.contains("com.sun.jna") && !source.contains("requires com.sun.jna;")) {
                assertThat(source).containsPattern("package org\\.tbimage\\.(linux\\.ioctl|codec\\.gzip\\.library);");
            }
        }
    }

    /** A class of the API stands directly in its package; {@code org.tbimage.codec.zstd} is a provider's. */
    private static boolean isApi(String imported) {
        String name = imported.split("\\.", -1)[3];
        return Character.isUpperCase(name.charAt(0));
    }

    /** What a module provides is written in both places where programs look, and its package is not exported. */
    @ParameterizedTest
    @MethodSource("libraryModules")
    void providersAreDeclaredTwiceAndHidden(House module) throws IOException {
        Set<String> exported = matches(EXPORTS, module.moduleInfo());
        Matcher provides = PROVIDES.matcher(module.moduleInfo());
        Set<String> services = new TreeSet<>();
        while (provides.find()) {
            List<String> classes =
                    List.of(provides.group(2).replaceAll("\\s", "").split(",", -1));
            assertThat(module.service(provides.group(1))).containsExactlyInAnyOrderElementsOf(classes);
            assertThat(classes).noneMatch(name -> exported.contains(name.substring(0, name.lastIndexOf('.'))));
            services.add(provides.group(1));
        }
        assertThat(module.services()).isEqualTo(services);
    }

    private static Set<String> matches(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
