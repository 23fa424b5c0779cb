package org.tbimage.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.device.DeviceInfo;
import org.tbimage.device.DiskIdentity;
import org.tbimage.device.Geometry;
import org.tbimage.store.DamagedImageException;

class RestoringNoteTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static DeviceInfo disk(String name, String serial) {
        DiskIdentity identity = new DiskIdentity(
                Optional.of("ST"), Optional.of(serial), Optional.empty(), Optional.empty(), Optional.empty(), false);
        Geometry geometry = new Geometry(1 << 20, 512, 512);
        return new DeviceInfo(name, DeviceInfo.Kind.DISK, geometry, identity, false, false, false, List.of());
    }

    @Test
    void isReadAsItWasWritten() throws IOException {
        DeviceInfo disk = disk("/dev/sda", "S1");
        ByteBuffer bytes = RestoringNote.write("b/sda@20261122T101500Z", disk, NOON, "here");
        RestoringNote note = RestoringNote.read("b/sda.restoring.json", bytes);
        assertThat(note)
                .isEqualTo(new RestoringNote("b/sda@20261122T101500Z", "/dev/sda", disk.identity(), NOON, "here"));
        assertThat(note.describe())
                .isEqualTo("a restore of b/sda@20261122T101500Z to /dev/sda (ST, serial S1), begun 2026-11-22T12:00:00Z"
                        + " on here, did not end");
    }

    @Test
    void identifiesTheDiskWhateverItsName() throws IOException {
        RestoringNote note =
                RestoringNote.read("n", RestoringNote.write("b/sda", disk("/dev/sda", "S1"), NOON, "here"));
        assertThat(note.isOfSameDisk(disk("/dev/sdb", "S1"), "there")).isTrue();
        assertThat(note.isOfSameDisk(disk("/dev/sda", "S2"), "here")).isFalse();
        DeviceInfo file = DeviceInfo.plain("/x/disk", DeviceInfo.Kind.FILE, 512);
        RestoringNote ofFile = RestoringNote.read("n", RestoringNote.write("b/sda", file, NOON, "here"));
        assertThat(ofFile.isOfSameDisk(file, "here")).isTrue();
        assertThat(ofFile.isOfSameDisk(file, "there")).isFalse();
        assertThat(ofFile.isOfSameDisk(DeviceInfo.plain("/x/e", DeviceInfo.Kind.FILE, 512), "here"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{\"format\": \"tbimage-device\"}", "{\"format\": \"tbimage-restoring\"}"})
    void anyOtherTextIsDamage(String text) {
        assertThatThrownBy(() -> RestoringNote.read("b/n", ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(DamagedImageException.class)
                .hasMessageContaining("b/n");
    }
}
