package org.tbimage.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tbimage.device.DiskIdentity.Match;

class DiskIdentityTest {
    private static DiskIdentity disk(String model, String serial, String wwn) {
        return new DiskIdentity(
                Optional.ofNullable(model),
                Optional.ofNullable(serial),
                Optional.ofNullable(wwn),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private static void assertMatch(Match expected, DiskIdentity a, DiskIdentity b) {
        assertThat(a.compare(b)).isEqualTo(expected);
        assertThat(b.compare(a)).isEqualTo(expected);
    }

    @Test
    void worldWideNamesDecide() {
        assertMatch(Match.SAME, disk("m", "s", "w"), disk("other", "other", "w"));
        assertMatch(Match.DIFFERENT, disk("m", "s", "w"), disk("m", "s", "v"));
    }

    @Test
    void elseSerialAndModel() {
        assertMatch(Match.SAME, disk("m", "s", null), disk("m", "s", "w"));
        assertMatch(Match.SAME, disk(null, "s", null), disk("m", "s", null));
        assertMatch(Match.DIFFERENT, disk("m", "s", null), disk("m", "t", null));
        assertMatch(Match.DIFFERENT, disk("m", "s", null), disk("n", "s", null));
    }

    @Test
    void whoDoesNotTellIsUnknown() {
        assertMatch(Match.UNKNOWN, DiskIdentity.NONE, disk("m", "s", "w"));
        assertMatch(Match.UNKNOWN, disk("m", null, null), disk("m", null, null));
        assertMatch(Match.UNKNOWN, disk("m", null, "w"), disk("m", "s", null));
    }

    @Test
    void isDescribedInOneLine() {
        assertThat(disk("M", "S", "W").describe()).isEqualTo("M, serial S, wwn W");
        assertThat(DiskIdentity.NONE.describe()).isEqualTo("unknown disk");
    }

    @Test
    void geometriesAreChecked() {
        assertThat(new Geometry(4096, 512, 4096).hasSectors()).isTrue();
        assertThat(Geometry.withoutSectors(7).hasSectors()).isFalse();
        int[][] bad = {{-512, 512, 512}, {511, 512, 512}, {1024, 0, 512}, {1024, 500, 500}, {4096, 4096, 512}};
        for (int[] g : bad) {
            assertThatThrownBy(() -> new Geometry(g[0], g[1], g[2])).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
