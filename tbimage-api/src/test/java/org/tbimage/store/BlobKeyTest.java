package org.tbimage.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BlobKeyTest {
    private static final String LONGEST_PART = "x".repeat(255);

    @Test
    void acceptsOneToEightParts() {
        for (String key : List.of("a", "box/sda.20260101T000000Z.json", "a/b/c/d/e/f/g/h", "-/_/0", LONGEST_PART)) {
            assertThat(BlobKey.check(key)).isEqualTo(key);
            assertThat(BlobKey.isKey(key)).as(key).isTrue();
        }
    }

    @Test
    void rejectsKeysThatBreakTheRules() {
        for (String key : List.of(
                "",
                "/",
                "/a",
                "a/",
                "a//b",
                "..",
                "a/../b",
                ".hidden",
                "a/.hidden",
                "a b",
                "a\\b",
                "a\nb",
                "ä",
                "a/b/c/d/e/f/g/h/i",
                LONGEST_PART + "x")) {
            assertThat(BlobKey.isKey(key)).as(key).isFalse();
            assertThatThrownBy(() -> BlobKey.check(key))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("bad key '")
                    .message()
                    .doesNotContain("\n");
        }
    }

    @Test
    void aPartHasNoSlash() {
        assertThat(BlobKey.isPart("sda.json")).isTrue();
        assertThat(BlobKey.isPart("box/sda.json")).isFalse();
        assertThat(BlobKey.isPart(".sda.json")).isFalse();
    }
}
