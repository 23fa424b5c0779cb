package org.tbimage.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.tbimage.fuzz.Allocation;

/** What users type and files hold for locations, images, generations and digests: read and written again, it is the same. */
class TextFormsFuzzTest {
    @FuzzTest
    void textForm(byte[] data) {
        Allocation.bounded((4L << 20) + 500L * data.length, () -> check(data));
    }

    private static void check(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        check(text, ImageName::parse);
        check(text, Generation::parse);
        check(text, Sha256::parse);
        checkLocation(text);
        String printable = Printable.of(text);
        assertThat(printable).doesNotContain("\n", "\r", "\u001b", "\0");
        assertThat(printable.length()).isLessThanOrEqualTo(210);
    }

    private static void checkLocation(String text) {
        try {
            Location location = Location.parse(text, "dir");
            assertThat(location.path()).isNotEmpty().doesNotContain("\0");
            // a path with a question mark can only be given without a scheme
            if (location.path().indexOf('?') < 0) {
                assertThat(Location.parse(location.toString(), "other")).isEqualTo(location);
            }
        } catch (IllegalArgumentException e) {
            checkMessage(e);
        }
    }

    private static <T> void check(String text, Function<String, T> parser) {
        try {
            T value = parser.apply(text);
            assertThat(value.toString()).isEqualTo(text);
            assertThat(parser.apply(value.toString())).isEqualTo(value);
        } catch (IllegalArgumentException e) {
            checkMessage(e);
        }
    }

    private static void checkMessage(IllegalArgumentException e) {
        assertThat(e.getMessage()).isNotEmpty().doesNotContain("\n", "\u001b");
    }
}
