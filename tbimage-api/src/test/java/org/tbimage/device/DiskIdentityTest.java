package org.tbimage.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
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
    void otherwiseSerialAndModelDecide() {
        assertMatch(Match.SAME, disk("m", "s", null), disk("m", "s", "w"));
        assertMatch(Match.SAME, disk(null, "s", null), disk("m", "s", null));
        assertMatch(Match.DIFFERENT, disk("m", "s", null), disk("m", "t", null));
        assertMatch(Match.DIFFERENT, disk("m", "s", null), disk("n", "s", null));
    }

    @Test
    void missingIdentitiesAreUnknown() {
        assertMatch(Match.UNKNOWN, DiskIdentity.NONE, disk("m", "s", "w"));
        assertMatch(Match.UNKNOWN, disk("m", null, null), disk("m", null, null));
        assertMatch(Match.UNKNOWN, disk("m", null, "w"), disk("m", "s", null));
    }

    /** T46: spellings of one world-wide name, and names of another kind for the same disk. */
    @ParameterizedTest
    @CsvSource({
        "naa.5002538e00000001, naa.5002538E00000001",
        "naa.5002538e00000001, 0x5002538e00000001",
        "naa.5002538e00000001, 5002538E00000001",
        "naa.5002538e00000001, naa.0x5002538e00000001",
        "naa.5002538e00000001, 35002538e00000001",
        "naa.5002538e00000001, wwn-0x5002538e00000001",
        "naa.5002538e00000001, scsi-35002538e00000001",
        "naa.5002538e00000001, /dev/disk/by-id/wwn-0x5002538e00000001",
        "eui.0025385b71b0a0c1, EUI.0025385B71B0A0C1",
        "eui.0025385b71b0a0c1, nvme-eui.0025385b71b0a0c1",
        "eui.0025385b71b0a0c1, 0x0025385b71b0a0c1",
        "eui.0025385b71b0a0c1, 20025385b71b0a0c1",
        "eui.e8238fa6bf530001001b448b44c1a5f0, E8238FA6BF530001001B448B44C1A5F0",
        "uuid.1b4e28ba-2fa1-11d2-883f-0016d3cca427, 1B4E28BA-2FA1-11D2-883F-0016D3CCA427",
        "uuid.1b4e28ba-2fa1-11d2-883f-0016d3cca427, uuid.1b4e28ba2fa111d2883f0016d3cca427",
        "cid.15010044463441353800ab12cd34e501, cid.15010044463441353800ab12cd34e500",
        "nvme.2646-4e56313233-41434d45204e5632-00000001, nvme.2646-4E56313233202020-41434d45-00000001",
        "t10.ATA     ACME DISK 1TB   NV123, t10.ATA_____ACME_DISK_1TB___NV123___"
    })
    void spellingsOfOneNameMatch(String one, String other) {
        assertMatch(Match.SAME, disk("m", null, one), disk("n", null, other));
    }

    /** T46: all pairs of the kinds of names that one disk can have. */
    @ParameterizedTest
    @MethodSource("pairsOfKinds")
    void theSerialNumberDecidesBetweenNamesOfDifferentKinds(String one, String other) {
        assertMatch(Match.SAME, disk("ACME NV2", "NV123", one), disk("ACME NV2", "NV123", other));
        assertMatch(Match.DIFFERENT, disk("ACME NV2", "NV123", one), disk("OTHER", "NV123", other));
        boolean holdsSerial = one.startsWith("t10") || one.startsWith("nvme");
        assertMatch(holdsSerial ? Match.SAME : Match.UNKNOWN, disk("m", null, one), disk("m", "NV123", null));
        assertMatch(Match.UNKNOWN, disk("m", null, one), disk("m", null, null));
    }

    static Stream<Arguments> pairsOfKinds() {
        List<String> kinds = List.of(
                "naa.5002538e00000001",
                "eui.0025385b71b0a0c1",
                "eui.e8238fa6bf530001001b448b44c1a5f0",
                "uuid.1b4e28ba-2fa1-11d2-883f-0016d3cca427",
                "nvme.2646-4e56313233-41434d45204e5632-00000001",
                "t10.ATA     ACME NV2                NV123",
                "cid.15010044463441353800ab12cd34e501");
        return kinds.stream()
                .flatMap(one ->
                        kinds.stream().filter(other -> !other.equals(one)).map(other -> Arguments.of(one, other)));
    }

    @ParameterizedTest
    @CsvSource({
        "naa.5002538e00000001, 0x5002538e00000002",
        "eui.0025385b71b0a0c1, eui.0025385b71b0a0c2",
        "eui.e8238fa6bf530001001b448b44c1a5f0, eui.e8238fa6bf530001001b448b44c1a5f1",
        "uuid.1b4e28ba-2fa1-11d2-883f-0016d3cca427, uuid.1b4e28ba-2fa1-11d2-883f-0016d3cca428",
        "nvme.2646-4e56313233-41434d45-00000001, nvme.2646-4e56313233-41434d45-00000002",
        "nvme.2646-4e56313233-41434d45-00000001, nvme.2646-4e56313233-41434d45-00000011",
        "cid.15010044463441353800ab12cd34e501, cid.15010044463441353800ab12cd35e501"
    })
    void differentNamesOfOneKindAreTwoDisksWhateverTheSerialNumber(String one, String other) {
        assertMatch(Match.DIFFERENT, disk("m", "s", one), disk("m", "s", other));
    }

    @Test
    void aNameWithoutItsExtensionProvesNothing() {
        String shorter = "0x600508b1001c79ad";
        String longer = "naa.600508b1001c79ade5178f0626caaa9c";
        assertMatch(Match.SAME, disk("m", "s", shorter), disk("m", "s", longer));
        assertMatch(Match.DIFFERENT, disk("m", "s", shorter), disk("m", "t", longer));
        assertMatch(Match.UNKNOWN, disk("m", null, shorter), disk("m", null, longer));
    }

    @Test
    void namespacesOfOneControllerAreTwoDisks() {
        DiskIdentity first = inSlot("pci-0000:01:00.0-nvme-1", "eui.0025385b71b0a0c1");
        DiskIdentity second = inSlot("pci-0000:01:00.0-nvme-2", "uuid.1b4e28ba-2fa1-11d2-883f-0016d3cca427");
        DiskIdentity respelled = inSlot("pci-0000:01:00.0", "nvme.2646-73-6d-00000002");
        assertMatch(Match.DIFFERENT, first, second);
        assertMatch(Match.DIFFERENT, first, respelled);
        assertMatch(Match.SAME, second, respelled);
    }

    private static DiskIdentity inSlot(String slot, String wwn) {
        return new DiskIdentity(
                Optional.of("m"), Optional.of("s"), Optional.of(wwn), Optional.empty(), Optional.of(slot), false);
    }

    @ParameterizedTest
    @CsvSource({
        "Samsung SSD 870 EVO 1TB, Samsung SSD 870",
        "Samsung SSD 870 EVO 1TB, Samsung_SSD_870_EVO_1TB",
        "Samsung SSD 870 EVO 1TB, samsung ssd 870  evo 1tb",
        "Samsung SSD 870 EVO 1TB, SamsungSSD870EVO1TB",
        "WDC WD40EFRX-68N32N0, WDC WD40EFRX-68N",
        "ATA WDC WD40EFRX-68N32N0, WDC WD40EFRX-68N32N0"
    })
    void modelsMayBeCutOrSpelledDifferently(String one, String other) {
        assertMatch(Match.SAME, disk(one, "S1", null), disk(other, "S1", null));
        assertMatch(Match.SAME, disk(one, "S1", "eui.0025385b71b0a0c1"), disk(other, "S1", "naa.5002538e00000001"));
        assertMatch(Match.DIFFERENT, disk(one, "S1", null), disk(other, "S2", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {" S6PX 12 ", "S6PX_12", "s6px12", "\u0000S6PX12\u0000"})
    void serialNumbersMayBePadded(String serial) {
        assertMatch(Match.SAME, disk("m", "S6PX12", null), disk("m", serial, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "0",
                "00000000",
                "0000-0000",
                "11111111",
                "xxxxxxxx",
                "--------",
                "FFFFFFFFFFFF",
                "0123456789ABCDEF",
                "0123456789abcdef",
                "123456789012",
                "1234567890",
                "9876543210",
                "ABCDEFGH",
                "To be filled by O.E.M.",
                "to_be_filled_by_O.E.M.",
                "None",
                "N/A",
                "Default string",
                "Unknown",
                "Serial Number"
            })
    void placeholdersAreNotAnIdentity(String filler) {
        assertMatch(Match.UNKNOWN, disk("m", filler, null), disk("m", filler, null));
        assertMatch(Match.UNKNOWN, disk("m", filler, null), disk("m", "S1", null));
        assertThat(disk("m", filler, null).isKnown()).isFalse();
        assertThat(disk("m", filler, null).sharesSerial(disk("m", filler, null)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "naa.0000000000000000",
                "0xffffffffffffffff",
                "eui.0000000000000000",
                "eui.0123456789abcdef",
                "uuid.00000000-0000-0000-0000-000000000000",
                "nvme.15ad-3030303030303030-564d-00000001",
                "t10.ATA     DISK    00000000",
                "cid.00000000000000000000000000000000"
            })
    void placeholderWorldWideNamesAreNotAnIdentity(String filler) {
        assertMatch(Match.UNKNOWN, disk("m", null, filler), disk("m", null, filler));
        assertMatch(Match.DIFFERENT, disk("m", "S1", filler), disk("m", "S2", filler));
        assertMatch(Match.SAME, disk("m", "S1", filler), disk("m", "S1", "naa.5002538e00000001"));
        assertThat(disk("m", null, filler).isKnown()).isFalse();
    }

    /** Some makers gave one world-wide name to a whole series. */
    @Test
    void oneNameOnTwoDisksOfAModelIsNotProof() {
        String wwn = "eui.0100000000000001";
        assertMatch(Match.DIFFERENT, disk("m", "S1", wwn), disk("m", "S2", wwn));
        assertMatch(Match.SAME, disk("m", "WD-WCC4E12345", wwn), disk("m", "WCC4E12345", wwn));
        assertMatch(Match.SAME, disk("m", "S1", wwn), disk("m", null, wwn));
    }

    /** Old versions of udev report the world-wide name as the serial number. */
    @Test
    void aWorldWideNameIsNotASerialNumber() {
        DiskIdentity byUdev = disk("m", "5002538e00000001", "naa.5002538e00000001");
        assertMatch(Match.SAME, byUdev, disk("m", "S1", "0x5002538e00000001"));
        assertMatch(Match.UNKNOWN, byUdev, disk("m", "S1", "eui.0025385b71b0a0c1"));
        assertThat(byUdev.isKnown()).isTrue();
    }

    @Test
    void namesDerivedFromASerialNumberAreNotAssigned() {
        String made = "nvme.15ad-564d57415245-564d-00000001";
        assertThat(disk("m", null, made).sharesAssignedName(disk("m", null, made)))
                .isFalse();
        assertThat(disk("m", null, "naa.5002538e00000001").sharesAssignedName(disk("m", null, "0x5002538E00000001")))
                .isTrue();
    }

    /** T45: content of a forged manifest. */
    @ParameterizedTest
    @ValueSource(strings = {"nvme.1-", "naa.", "t10.", "uuid.", "", "A", "0", "_", "-", "0123456789", "t10.A "})
    void textsOfAnyLengthAreCompared(String beginning) {
        for (String more : List.of("a", "ab", "0", "_", "-", " x")) {
            String text = beginning + more.repeat(100_000) + "-6d-00000001";
            DiskIdentity forged = disk(text, text, text);
            DiskIdentity real = disk("m", "S1", "naa.5002538e00000001");
            assertThat(forged.compare(real)).isEqualTo(real.compare(forged)).isNotEqualTo(Match.SAME);
            assertThat(forged.compare(forged)).isNotEqualTo(Match.DIFFERENT);
        }
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
