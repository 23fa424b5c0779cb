package org.tbimage.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tbimage.action.Action;
import org.tbimage.action.Parameter;
import org.tbimage.core.Tbimage;
import org.tbimage.core.run.Settings;
import org.tbimage.problem.ImagingException;

/** Settings of actions: the first line is an action, each other one {@code NAME=VALUE}. */
class SettingsFuzzTest {
    private static final Tbimage TBIMAGE = Tbimage.discover();

    @FuzzTest
    void settings(byte[] data) throws IOException {
        Allocation.bounded((4L << 20) + 200L * data.length, () -> check(data));
    }

    private static void check(byte[] data) throws IOException {
        String[] lines = new String(data, StandardCharsets.UTF_8).split("\n", -1);
        Map<String, String> given = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int equals = lines[i].indexOf('=');
            given.put(lines[i].substring(0, Math.max(0, equals)), lines[i].substring(equals + 1));
        }
        try {
            Action action = TBIMAGE.actions().get(lines[0]);
            Settings.of(action, given);
            // what was accepted are all settings that the action must have, and none that it does not know
            assertThat(action.parameters().stream().map(Parameter::name)).containsAll(given.keySet());
            action.parameters().stream()
                    .filter(Parameter::required)
                    .forEach(
                            parameter -> assertThat(given.get(parameter.name())).isNotEmpty());
        } catch (ImagingException e) {
            assertThat(e.getMessage()).isNotEmpty().doesNotContain("\n", "\r", "\u001b");
        }
    }
}
