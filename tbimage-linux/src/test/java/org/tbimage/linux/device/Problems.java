package org.tbimage.linux.device;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;

/** Assertions about messages to the user. */
final class Problems {
    private Problems() {}

    static AbstractThrowableAssert<?, ? extends Throwable> assertProblem(
            ThrowingCallable call, Problem problem, String remedyPart) {
        return assertThatThrownBy(call).isInstanceOfSatisfying(ImagingException.class, e -> {
            Assertions.assertThat(e.problem()).isEqualTo(problem);
            Assertions.assertThat(e.remedy()).contains(remedyPart);
        });
    }
}
