package org.tbimage.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tbimage.codec.Codec;
import org.tbimage.device.BlockDevice;
import org.tbimage.store.BlobStore;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.store.ImageWriter;
import org.tbimage.testkit.codec.FilterCodec;
import org.tbimage.testkit.device.FilterDevice;
import org.tbimage.testkit.store.FilterBlobStore;
import org.tbimage.testkit.store.FilterImageReader;
import org.tbimage.testkit.store.FilterImageStore;
import org.tbimage.testkit.store.FilterImageWriter;
import org.tbimage.testkit.store.FilterSink;

/** The base classes of decorators override every method of their SPI, and pass on arguments and results unchanged. */
class DecoratorsTest {
    private static final List<Base<?>> BASES = List.of(
            new Base<>(BlockDevice.class, behind -> new FilterDevice(behind) {}),
            new Base<>(BlobStore.class, behind -> new FilterBlobStore(behind) {}),
            new Base<>(BlobStore.Sink.class, behind -> new FilterSink(behind) {}),
            new Base<>(Codec.class, behind -> new FilterCodec(behind) {}),
            new Base<>(ImageStore.class, behind -> new FilterImageStore(behind) {}),
            new Base<>(ImageReader.class, behind -> new FilterImageReader(behind) {}),
            new Base<>(ImageWriter.class, behind -> new FilterImageWriter(behind) {}));

    /** Sample values that identify an argument. Arguments of other types are null. */
    private static final Map<Class<?>, Function<Integer, Object>> SAMPLES = Map.of(
            int.class, number -> 40 + number,
            long.class, number -> 50L + number,
            boolean.class, number -> true,
            String.class, number -> "text " + number,
            ByteBuffer.class, ByteBuffer::allocate,
            List.class, ArrayList::new,
            Optional.class, number -> Optional.of("content"),
            OptionalLong.class, OptionalLong::of);

    /** An SPI and its base class for decorators. */
    private record Base<T>(Class<T> spi, Function<T, T> over) {
        T over(List<List<Object>> calls, Object result) {
            Object behind =
                    Proxy.newProxyInstance(spi.getClassLoader(), new Class<?>[] {spi}, (proxy, method, arguments) -> {
                        List<Object> call = new ArrayList<>(List.of(method));
                        call.addAll(Arrays.asList(arguments == null ? new Object[0] : arguments));
                        calls.add(call);
                        return result;
                    });
            return over.apply(spi.cast(behind));
        }

        Stream<Arguments> methods() {
            return Arrays.stream(spi.getMethods())
                    .filter(method -> !Modifier.isStatic(method.getModifiers()))
                    .map(method -> Arguments.of(this, method));
        }
    }

    static Stream<Arguments> methods() {
        return BASES.stream().flatMap(Base::methods);
    }

    private static Object sample(Class<?> type, int number) {
        return SAMPLES.getOrDefault(type, any -> null).apply(number);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void passesOnEveryMethodUnchanged(Base<?> base, Method method) throws ReflectiveOperationException {
        Object[] arguments = new Object[method.getParameterCount()];
        Arrays.setAll(arguments, i -> sample(method.getParameterTypes()[i], i));
        Object result = sample(method.getReturnType(), arguments.length);
        List<List<Object>> calls = new ArrayList<>();
        Object answer = method.invoke(base.over(calls, result), arguments);
        assertThat(answer).isEqualTo(result);
        assertThat(calls).hasSize(1);
        assertThat(calls.get(0).get(0)).isEqualTo(method);
        for (int i = 0; i < arguments.length; i++) {
            assertThat(calls.get(0).get(i + 1)).isEqualTo(arguments[i]);
        }
    }

    /** A default method that calls another method would look as if it were passed on. */
    @ParameterizedTest
    @MethodSource("methods")
    void overridesEveryMethod(Base<?> base, Method method) {
        Class<?> filter = base.over(List.of(), new Object()).getClass().getSuperclass();
        assertThatCode(() -> filter.getDeclaredMethod(method.getName(), method.getParameterTypes()))
                .doesNotThrowAnyException();
    }
}
