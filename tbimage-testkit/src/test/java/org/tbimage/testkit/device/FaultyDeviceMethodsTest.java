package org.tbimage.testkit.device;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tbimage.device.BlockDevice;

/** A new method of the SPI can't slip past the decorator that injects faults. */
class FaultyDeviceMethodsTest {
    static Iterable<Method> methods() {
        return Arrays.stream(BlockDevice.class.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void faultyDeviceCountsEveryMethod(Method method) {
        if (!method.getName().equals("info")) {
            assertThatCode(() -> FaultyDevice.class.getDeclaredMethod(method.getName(), method.getParameterTypes()))
                    .doesNotThrowAnyException();
        }
    }
}
