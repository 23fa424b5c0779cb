package org.tbimage.testbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.testbox.request.BoxAction;

class UsageTest {
    @Test
    void withoutArgumentsTheUsageIsShown() {
        Run run = Run.of();
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("Usage: testbox-maintenance");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backup",
                "backup-again",
                "restore",
                "verify",
                "refresh-info",
                "retire",
                "store-settings",
                "copy",
                "prune",
                "pin",
                "unpin",
                "list",
                "show",
                "actions",
                "codecs",
                "stores",
                "devices",
                "pxe-conf",
                "service"
            })
    void everyCommandHasHelp(String command) {
        Run run = Run.of(command, "--help");
        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("Usage: testbox-maintenance " + command);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void theHelpOfTheServiceNamesAllSettingsOfAPxeFile() throws IOException {
        String help = Run.of("service", "--help").out();
        for (BoxAction action : BoxAction.values()) {
            assertThat(help).contains(action.kernelWord());
        }
        String sample = Files.readString(Path.of("src/main/dist/conf/service.conf"));
        Matcher setting = Pattern.compile("(?m)^#([a-z-]+) =").matcher(sample);
        int settings = 0;
        while (setting.find()) {
            assertThat(help).contains("testbox-" + setting.group(1) + "=");
            settings++;
        }
        assertThat(settings).isEqualTo(13);
    }

    @Test
    void theVersionContainsWhatABugReportNeeds() {
        Run run = Run.of("--version");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("tbimage ", "Java ", "Linux");
        assertThat(Run.of("backup", "--version").out()).isEqualTo(run.out());
    }

    @Test
    void suggestsACommand() {
        refused("there is no command 'bakup'; did you mean 'backup'", "--help", "bakup");
    }

    @Test
    void suggestsAnOptionEvenIfItIsRequired() {
        refused("there is no option '--stroe'; did you mean '--store'?", "backup --help", "backup", "--stroe", "x");
    }

    @Test
    void missingArgumentsAreNamed() {
        refused("missing required option: '--image=BOX/DISK'", "restore --help", "restore", "--store", "x", "y");
        Run verify = Run.of("verify", "--store", "x");
        assertThat(verify.code()).isEqualTo(2);
        assertThat(verify.err()).contains("'verify' needs the setting 'image', or 'all'");
        refused("missing required parameter: 'DEVICE'", "backup --help", "backup", "--store=x", "--image=a/b");
    }

    @Test
    void unexpectedArgumentsAreNamed() {
        refused("'z' is one argument too many", "verify --help", "verify", "--store=x", "--image=a/b", "y", "z");
        refused("option '--image' (BOX/DISK) should be", "list --help", "list", "--store=x", "--image=a", "--image=b");
    }

    @Test
    void theNumberOfWorkersIsChecked() {
        refused("invalid value for option '--workers': 'x' is not a whole number", "codecs", "codecs", "--workers=x");
        assertThat(Run.of("codecs", "--workers", "0").err()).contains("bad number of workers: 0; expected 1 to 256");
    }

    @Test
    void usageErrorsAreAlsoPrintedAsJson() {
        Run run = Run.of("backup", "--json", "--stroe");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("{\"status\":\"failed\",\"problem\":\"BAD_SETTING\",\"message\":\"")
                .endsWith(",\"remedy\":\"see 'testbox-maintenance backup --help'\",\"warnings\":[]}\n");
    }

    private static void refused(String message, String help, String... args) {
        Run run = Run.of(args);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines().toList()).hasSize(2);
        assertThat(run.err())
                .startsWith("testbox-maintenance: " + message)
                .contains("\n  -> see 'testbox-")
                .contains(help);
    }
}
