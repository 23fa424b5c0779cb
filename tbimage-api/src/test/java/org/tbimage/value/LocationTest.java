package org.tbimage.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.problem.ImagingException;

class LocationTest {
    @Test
    void hasASchemeAPathAndOptions() {
        Location location = Location.parse("memory:x y?size=7&a=b=c", "dir");
        assertThat(location).isEqualTo(new Location("memory", "x y", Map.of("size", "7", "a", "b=c")));
        assertThat(location).hasToString("memory:x y?a=b=c&size=7");
    }

    /** A file may have any name. */
    @ParameterizedTest
    @ValueSource(strings = {"/mnt/x", "x", "./a:b", "/a:b?c", "C:\\x", "what?"})
    void textWithoutASchemeIsAPath(String text) {
        assertThat(Location.parse(text, "dir")).isEqualTo(new Location("dir", text, Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dir:", "dir:?a=b", "dir:x?a", "dir:x?=b", "dir:x?a=1&a=2", "dir:x\0"})
    void otherTextIsRejected(String text) {
        assertThatThrownBy(() -> Location.parse(text, "dir")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void unknownOptionsAreNamed() throws ImagingException {
        Location location = Location.parse("dir:x?makrer=required", "dir");
        assertThatThrownBy(() -> location.allowOptions(Set.of("marker")))
                .hasMessageContaining("makrer")
                .hasMessageContaining("marker");
        location.allowOptions(Set.of("makrer"));
    }
}
