package org.tbimage.codec.gzip;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;

/** Selects among the engines that pass their self-test. */
final class EngineSelection {
    /** System property that names the engine to use. The default is the fastest engine that works. */
    static final String PROPERTY = "tbimage.gzip.engine";

    private static @Nullable Engines ofThisMachine;

    private final Engine jdk = new JdkEngine();
    private final List<Engine> quickToDeflate;
    private final List<Engine> quickToInflate;
    private final Map<String, String> refused = new LinkedHashMap<>();

    /**
     * Tests all engines.
     *
     * @param quickToDeflate the engines to prefer to the JDK for compression, fastest first
     * @param quickToInflate the same engines, fastest first for decompression
     */
    EngineSelection(List<Engine> quickToDeflate, List<Engine> quickToInflate) {
        List<Engine> good = new ArrayList<>();
        for (Engine engine : quickToDeflate) {
            EngineSelfTest.fault(engine)
                    .ifPresentOrElse(reason -> refused.put(engine.library(), reason), () -> good.add(engine));
        }
        this.quickToDeflate = good;
        this.quickToInflate = quickToInflate.stream().filter(good::contains).toList();
    }

    /**
     * Returns the selection for this machine. The first call loads the libraries.
     *
     * @return the selection by the property {@value #PROPERTY}
     * @throws UncheckedIOException as {@link #engines}
     */
    static synchronized Engines ofThisMachine() {
        if (ofThisMachine == null) {
            Engine isal = new IsalEngine();
            Engine libdeflate = new LibdeflateEngine();
            EngineSelection choice = new EngineSelection(List.of(isal, libdeflate), List.of(libdeflate, isal));
            ofThisMachine = choice.engines(Optional.ofNullable(System.getProperty(PROPERTY)));
        }
        return ofThisMachine;
    }

    /**
     * Selects engines.
     *
     * @param wanted name of the only engine to use, as far as it has the level; or empty
     * @return the selection
     * @throws UncheckedIOException with an {@link ImagingException} if the wanted engine is unknown or does not work
     */
    Engines engines(Optional<String> wanted) {
        return wanted.map(this::only).orElseGet(this::quickest);
    }

    private Engines quickest() {
        List<Engine> deflaters = new ArrayList<>(quickToDeflate);
        deflaters.add(jdk);
        return new Engines(deflaters, quickToInflate.stream().findFirst().orElse(jdk), refused);
    }

    private Engines only(String wanted) {
        if (wanted.equals(jdk.name())) {
            return new Engines(List.of(jdk), jdk, Map.of());
        }
        Engine engine = quickToDeflate.stream()
                .filter(candidate -> candidate.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> unusable(wanted));
        return new Engines(List.of(engine, jdk), engine, Map.of());
    }

    private UncheckedIOException unusable(String wanted) {
        List<String> usable = new ArrayList<>(List.of(jdk.name()));
        quickToDeflate.forEach(engine -> usable.add(engine.name()));
        String message = "the gzip engine '" + wanted + "' cannot be used on this machine"
                + (refused.isEmpty() ? "" : " (" + refusals() + ")");
        String remedy = "set the Java property " + PROPERTY + " to one of: " + String.join(", ", usable);
        return new UncheckedIOException(new ImagingException(Problem.BAD_SETTING, message, remedy));
    }

    private String refusals() {
        return String.join(
                "; ",
                refused.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .toList());
    }
}
