package org.tbimage.testbox.service.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.action.Parameter;
import org.tbimage.core.Tbimage;
import org.tbimage.testbox.failure.ServiceException;

class SettingsReaderTest {
    @TempDir
    Path folder;

    @Test
    void withoutSettingsTheDefaultsApply() throws IOException {
        SettingsReader reader = new SettingsReader();
        reader.add(KernelCommandLine.parse("ro testbox-action-backup ip=dhcp"));
        ConfigurationFile.read(folder.resolve("none"), reader);
        assertThat(reader.read()).isEqualTo(ServiceSettings.DEFAULTS);
        reader.check();
    }

    @Test
    void theCommandLineTakesPrecedenceOverTheFile() throws IOException {
        SettingsReader reader = new SettingsReader();
        Path file = Files.writeString(
                folder.resolve("service.conf"), "# lab\n\nstore = /srv/images\nattempts=5\ncodec=gzip\nlevel = 9\n");
        ConfigurationFile.read(file, reader);
        reader.add(KernelCommandLine.parse("testbox-attempts=7 testbox-error-wait=0 testbox-disks=sda,sdb"));
        ServiceSettings settings = reader.read();
        reader.check();
        assertThat(settings.store()).isEqualTo("/srv/images");
        assertThat(settings.attempts()).isEqualTo(7);
        assertThat(settings.errorWait()).isEqualTo(Duration.ZERO);
        assertThat(settings.disks()).contains("sda,sdb");
        assertThat(settings.backup()).isEqualTo(Map.of("codec", "gzip", "level", "9"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "testbox-disk=sda",
                "testbox-disks",
                "testbox-disks=",
                "testbox-store=relative",
                "testbox-store=/mnt/../etc",
                "testbox-store=/mnt/x?marker=optional",
                "testbox-tftp=/",
                "testbox-attempts=0",
                "testbox-attempts=9999999999",
                "testbox-error-wait=-1",
                "testbox-codec=../x",
                "testbox-level=high",
                "testbox-on-unreadable=ignore",
                "testbox-on-unreadable=",
                "testbox-rescue-minutes=-1",
                "testbox-generation=yesterday",
                "testbox-generation=20261341T000000Z",
                "testbox-fall-back=perhaps",
                "testbox-rescue-minutes=1h",
                "testbox-"
            })
    void aWrongSettingIsReportedAndTheDefaultApplies(String word) {
        SettingsReader reader = new SettingsReader();
        reader.add(KernelCommandLine.parse(word));
        assertThat(reader.read()).isEqualTo(ServiceSettings.DEFAULTS);
        assertThatThrownBy(reader::check).isInstanceOf(ServiceException.class);
    }

    /** T45: a path with as many folders as fit into a kernel command line. */
    @Test
    void aLongSettingIsRejected() {
        SettingsReader reader = new SettingsReader();
        reader.add(KernelCommandLine.parse("testbox-store=" + "/a".repeat(30_000)));
        assertThat(reader.read()).isEqualTo(ServiceSettings.DEFAULTS);
        assertThatThrownBy(reader::check).isInstanceOf(ServiceException.class).hasMessageContaining("store");
    }

    @Test
    void aSettingWithTwoValuesIsRejected() throws IOException {
        SettingsReader same = new SettingsReader();
        same.add(KernelCommandLine.parse("testbox-disks=sda testbox-disks=sda"));
        same.check();
        SettingsReader other = new SettingsReader();
        other.add(KernelCommandLine.parse("testbox-disks=sda testbox-disks=sdb"));
        assertThatThrownBy(other::check)
                .hasMessage("the kernel command line sets testbox-disks twice: to sda and to sdb");
    }

    /** The sample contains the defaults, which are those of the command line. */
    private static void assertSameAsTheLibrarys(Map<String, String> sample, String... names) throws IOException {
        List<Parameter> parameters = Tbimage.discover().actions().get("backup").parameters();
        for (String name : names) {
            assertThat(parameters)
                    .filteredOn(parameter -> parameter.name().equals(name))
                    .singleElement()
                    .satisfies(parameter -> assertThat(parameter.fallback()).contains(sample.get(name)));
        }
    }

    @Test
    void theSampleIsValid() throws IOException {
        SettingsReader reader = new SettingsReader();
        String sample =
                Files.readString(Path.of("src/main/dist/conf/service.conf")).replaceAll("(?m)^#(?=\\w)", "");
        ConfigurationFile.read(Files.writeString(folder.resolve("sample"), sample), reader);
        ServiceSettings settings = reader.read();
        reader.check();
        assertThat(settings.disks()).contains("sda,nvme0n1");
        assertThat(settings.errorWait()).isEqualTo(ServiceSettings.DEFAULTS.errorWait());
        assertThat(settings.backup()).containsKeys("codec", "level", "on-unreadable", "rescue-minutes", "share");
        assertSameAsTheLibrarys(settings.backup(), "codec", "on-unreadable", "rescue-minutes");
        assertThat(settings.attempts()).isEqualTo(ServiceSettings.DEFAULTS.attempts());
        assertThat(settings.store()).isEqualTo(ServiceSettings.DEFAULTS.store());
        assertThat(settings.tftp()).isEqualTo(ServiceSettings.DEFAULTS.tftp());
    }
}
