package org.tbimage.testbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** An action on the class path becomes a command. */
class ActionCommandTest {
    @Test
    void itIsListedAndHasHelp() {
        assertThat(Run.of("--help").out()).contains("probe ", "take 100% of all kinds of settings");
        assertThat(Run.of("actions").out()).contains("probe ");
        Run help = Run.of("probe", "--help");
        assertThat(help.code()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out())
                .contains("--store=URI", "--image=BOX/DISK", "--count=N", "--mode=MODE", "[--flag]")
                .contains("SOURCE [TARGET]", "a number (default: 42)", "--workers=N", "--json", "--debug")
                .doesNotContain("default: false");
    }

    @Test
    void receivesTheSettingsOfTheUser() {
        Run run = Run.of("probe", "--count", "-7", "--flag", "--mode=x", "@a", "b c", "--store", "dir:/x?y=\"z\"");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("probed\n")
                .contains("  store   dir:/x?y=\"z\"\n", "  count   -7\n", "  mode    x\n", "  flag    true\n")
                .contains("  source  @a\n", "  target  b c\n", "  image   -\n");
    }

    @Test
    void theActionAppliesItsDefaults() {
        assertThat(Run.of("probe", "a").out()).contains("  count   42\n", "  flag    false\n", "  target  -\n");
    }

    @Test
    void warningsAreShownAndAreInTheResult() {
        assertThat(Run.of("probe", "a").err().lines())
                .containsExactly(
                        "testbox-maintenance: warning: mind the gap", "testbox-maintenance: warning: all but done");
        assertThat(Run.of("probe", "a", "--json").out())
                .startsWith("{\"status\":\"ok\",\"action\":\"probe\",\"summary\":\"probed\",\"facts\":{")
                .endsWith("},\"warnings\":[\"mind the gap\",\"all but done\"]}\n");
    }

    @Test
    void theActionRejectsMalformedSettings() {
        Run run = Run.of("probe", "--count", "many", "a");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("bad count 'many': expected a whole number");
    }

    @Test
    void anUnexpectedFailureIsOneLineWithoutDebug() {
        Run run = Run.of("probe", "--mode", "fail", "a");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .containsExactly("testbox-maintenance: failed as told", "  -> run it again with --debug to see where");
        assertThat(Run.of("probe", "--mode", "fail", "a", "--debug").err())
                .contains("IllegalStateException", "    at org.tbimage.testbox.ProbeAction");
    }
}
