package org.tbimage.testkit.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.tbimage.action.Action;
import org.tbimage.action.Parameter;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.ImageStore;

/** The part of the contract about what an action says of itself, and the settings it takes. */
public interface ActionSettingsContract extends ActionFixture {
    /** Values that are malformed, by what they should be. */
    Map<Parameter.Kind, List<String>> MALFORMED = Map.of(
            Parameter.Kind.IMAGE, List.of("", "../x/sda", "box/../sda", "box"),
            Parameter.Kind.NUMBER, List.of("", "many", "1.5"),
            Parameter.Kind.FLAG, List.of("", "perhaps"),
            Parameter.Kind.DEVICE, List.of(""),
            Parameter.Kind.STORE, List.of(""));

    /** Users type its name, and read its summary in a list. */
    @Test
    default void saysWhatItIs() {
        assertThat(action().name()).matches("[a-z][a-z0-9-]{0,31}");
        assertThat(action().summary()).isNotBlank().doesNotContain("\n");
        assertThat(action().stopAdvice()).isNotNull().isEqualTo(action().stopAdvice());
        assertThat(ServiceLoader.load(Action.class))
                .filteredOn(found -> found.name().equals(action().name()))
                .hasExactlyElementsOfTypes(action().getClass());
    }

    /** Each setting is declared once, under a name that can be typed, and says what it is. */
    @Test
    default void declaresItsSettings() {
        List<Parameter> parameters = action().parameters();
        assertThat(parameters).extracting(Parameter::name).doesNotHaveDuplicates();
        for (Parameter parameter : parameters) {
            assertThat(parameter.name()).matches("[a-z][a-z0-9-]{0,31}");
            assertThat(parameter.summary()).isNotBlank().doesNotContain("\n");
            assertThat(parameter.required() && parameter.fallback().isPresent())
                    .as(parameter.name() + " is required and has a fallback")
                    .isFalse();
        }
    }

    /** A setting that it does not have is an error, before anything happens. */
    @Test
    default void refusesUnknownSettings() throws IOException {
        assertRefused("no-such-setting", "1");
    }

    /** A malformed value is an error, before anything happens. */
    @Test
    default void refusesMalformedSettings() throws IOException {
        for (Parameter parameter : action().parameters()) {
            for (String value : MALFORMED.getOrDefault(parameter.kind(), List.of())) {
                assertRefused(parameter.name(), value);
            }
        }
    }

    private void assertRefused(String name, String value) throws IOException {
        ActionStage stage = stage();
        try (ImageStore store = stage.store()) {
            var before = store.list();
            ActionTrial trial = ActionTrial.plain().set(name, value);
            assertThatThrownBy(() -> stage.run(trial))
                    .as(name + "=" + value)
                    .isInstanceOfSatisfying(
                            ImagingException.class, e -> assertThat(e.problem()).isEqualTo(Problem.BAD_SETTING));
            assertThat(store.list()).isEqualTo(before);
            trial.watch().assertNothingOpen();
        }
    }
}
