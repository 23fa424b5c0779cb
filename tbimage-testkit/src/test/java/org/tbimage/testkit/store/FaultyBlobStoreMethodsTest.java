package org.tbimage.testkit.store;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tbimage.store.BlobStore;

/** A new method of the SPI can't slip past the decorator that injects faults. */
class FaultyBlobStoreMethodsTest {
    static Iterable<Method> methods() {
        return Arrays.stream(BlobStore.class.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void faultyStoreCountsEveryMethod(Method method) {
        if (!Set.of("location", "close").contains(method.getName())) {
            assertThatCode(() -> FaultyBlobStore.class.getDeclaredMethod(method.getName(), method.getParameterTypes()))
                    .doesNotThrowAnyException();
        }
    }
}
