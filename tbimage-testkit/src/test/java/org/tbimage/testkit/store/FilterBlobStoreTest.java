package org.tbimage.testkit.store;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tbimage.store.BlobStore;

/** A new method of the SPI can't slip past the decorators. */
class FilterBlobStoreTest {
    static Iterable<Method> methods() {
        return Arrays.stream(BlobStore.class.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void overridesEveryMethod(Method method) {
        assertThatCode(() -> FilterBlobStore.class.getDeclaredMethod(method.getName(), method.getParameterTypes()))
                .doesNotThrowAnyException();
    }
}
