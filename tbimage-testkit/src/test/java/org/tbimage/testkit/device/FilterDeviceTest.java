package org.tbimage.testkit.device;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tbimage.device.BlockDevice;

/** A new method of the SPI can't slip past the decorators. */
class FilterDeviceTest {
    static Iterable<Method> methods() {
        return Arrays.stream(BlockDevice.class.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void overridesEveryMethod(Method method) {
        assertThatCode(() -> FilterDevice.class.getDeclaredMethod(method.getName(), method.getParameterTypes()))
                .doesNotThrowAnyException();
    }
}
