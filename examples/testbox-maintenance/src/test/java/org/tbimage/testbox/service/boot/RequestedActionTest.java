package org.tbimage.testbox.service.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.failure.ServiceProblem;
import org.tbimage.testbox.request.BoxAction;

class RequestedActionTest {
    @ParameterizedTest
    @EnumSource
    void everyActionHasAWord(BoxAction action) throws IOException {
        KernelCommandLine commandLine = KernelCommandLine.parse("ro testbox-action-" + action.word() + " quiet");
        assertThat(RequestedAction.of(commandLine)).isSameAs(action);
    }

    @ParameterizedTest
    @CsvSource({
        "ro quiet, NO_ACTION",
        "testbox-action-format, BAD_ACTION",
        "testbox-action-, BAD_ACTION",
        "testbox-action-BACKUP, BAD_ACTION",
        "testbox-action-backup testbox-action-restore, BAD_ACTION",
        "testbox-action-backup testbox-action-backup, BAD_ACTION"
    })
    void exactlyOneActionIsRequired(String text, ServiceProblem problem) {
        assertThatThrownBy(() -> RequestedAction.of(KernelCommandLine.parse(text)))
                .isInstanceOfSatisfying(
                        ServiceException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }

    @Test
    void anUnknownActionIsPrintedSafely() {
        assertThatThrownBy(() -> RequestedAction.of(KernelCommandLine.parse("testbox-action-\"\u001b[2J\n\"")))
                .hasMessageContaining("there is no action 'testbox-action-?[2J?'");
    }
}
