package org.tbimage.codec.gzip;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The selected engines.
 *
 * @param deflaters engines for compression; the first one that has the level is used
 * @param inflater engine for decompression
 * @param refused faster engines that cannot be used, with the reason
 */
record Engines(List<Engine> deflaters, Engine inflater, Map<String, String> refused) {
    Engines {
        deflaters = List.copyOf(deflaters);
    }

    Engine forLevel(int level) {
        return deflaters.stream()
                .filter(engine -> engine.hasLevel(level))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no engine has level " + level));
    }

    /** {@return the engines and their use in one line, such as {@code libdeflate.so.0; libisal.so.2: not installed}} */
    String description() {
        String used = deflaters.stream()
                .map(this::work)
                .filter(work -> !work.isEmpty())
                .collect(Collectors.joining("; "));
        String unused = refused.entrySet().stream()
                .map(entry -> "; " + entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining());
        return used + unused;
    }

    private String work(Engine engine) {
        List<Integer> levels = GzipCodec.compressingLevels()
                .filter(level -> forLevel(level).equals(engine))
                .boxed()
                .toList();
        boolean expands = inflater.equals(engine);
        if (levels.isEmpty()) {
            return expands ? engine.library() + " expands" : "";
        }
        String range = "levels " + levels.get(0) + " to " + levels.get(levels.size() - 1);
        return engine.library() + " for " + range + (expands ? ", and expands" : "");
    }
}
