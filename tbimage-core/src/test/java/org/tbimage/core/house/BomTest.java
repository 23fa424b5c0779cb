package org.tbimage.core.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Users take versions from the BOM, so that it names every library. */
class BomTest {
    @Test
    void namesEveryLibrary() throws IOException {
        Set<String> named = new TreeSet<>();
        String pom = Files.readString(House.ROOT.resolve("tbimage-bom/pom.xml"));
        String managed = pom.substring(pom.indexOf("<dependencyManagement>"));
        Matcher matcher =
                Pattern.compile("<artifactId>(tbimage-[\\w-]+)</artifactId>").matcher(managed);
        while (matcher.find()) {
            named.add(matcher.group(1));
        }
        assertThat(named)
                .containsExactlyElementsOf(
                        House.libraryModules().stream().map(House::name).toList());
    }
}
