package org.tbimage.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tbimage.codec.Codec;
import org.tbimage.store.BlobStore;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.store.ImageWriter;
import org.tbimage.testkit.codec.FilterCodec;
import org.tbimage.testkit.store.FilterImageReader;
import org.tbimage.testkit.store.FilterImageStore;
import org.tbimage.testkit.store.FilterImageWriter;
import org.tbimage.testkit.store.FilterSink;

/** A new method of an SPI can't slip past the bases of decorators; those of devices and media have tests of their own. */
class DecoratorsTest {
    private static final Map<Class<?>, Class<?>> BASES = Map.of(
            Codec.class, FilterCodec.class,
            BlobStore.Sink.class, FilterSink.class,
            ImageStore.class, FilterImageStore.class,
            ImageReader.class, FilterImageReader.class,
            ImageWriter.class, FilterImageWriter.class);

    static Stream<Arguments> methods() {
        return BASES.entrySet().stream()
                .flatMap(base -> Arrays.stream(base.getKey().getMethods())
                        .filter(method -> !Modifier.isStatic(method.getModifiers()))
                        .map(method -> Arguments.of(method, base.getValue())));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void overridesEveryMethod(Method method, Class<?> base) {
        assertThatCode(() -> base.getDeclaredMethod(method.getName(), method.getParameterTypes()))
                .doesNotThrowAnyException();
    }
}
