package org.tbimage.codec.gzip;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tbimage.testkit.device.Tools;

/** The engines of this machine. */
enum TestEngines {
    JDK,
    LIBDEFLATE,
    ISAL;

    /**
     * {@return the engine; skips the test if its library is not installed, and fails it if the library does not work}
     */
    Engine installed() {
        Engine engine = engine();
        Optional<String> fault = EngineSelfTest.fault(engine);
        Tools.require(!fault.equals(Optional.of("not installed")), engine.library() + " is not installed");
        fault.ifPresent(reason -> {
            throw new AssertionError(engine.library() + ": " + reason);
        });
        return engine;
    }

    /** {@return a codec that uses only this engine, as far as it has the level} */
    GzipCodec codec() {
        Engine only = installed();
        Engines engines = new EngineSelection(List.of(only), List.of(only)).engines(Optional.of(only.name()));
        return new GzipCodec(() -> engines);
    }

    /** {@return the levels that the engine has} */
    Stream<Integer> levels() {
        return Stream.iterate(1, level -> level <= 9, level -> level + 1).filter(engine()::hasLevel);
    }

    private Engine engine() {
        return switch (this) {
            case JDK -> new JdkEngine();
            case LIBDEFLATE -> new LibdeflateEngine();
            case ISAL -> new IsalEngine();
        };
    }
}
