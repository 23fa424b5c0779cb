package org.tbimage.core.engine.plain;

import java.util.Map;

/** Commands of the formats' own worker, for remedies. */
final class PlainCommands {
    private static final Map<String, String> EXPAND =
            Map.of("gzip", "gzip -dc", "zstd", "zstd -dc", "xz", "xz -dc", "lz4", "lz4 -dc");

    /** What the locations of stores in folders begin with. */
    private static final String FOLDER = "dir:";

    private PlainCommands() {}

    /** How to get the content of a compressed file into FILE. */
    static String extract(String codec, String path) {
        String command = EXPAND.getOrDefault(codec, "");
        return command.isEmpty()
                ? "expand " + quote(path) + " to FILE with the tool of " + codec
                : "get it with '" + append(command, path) + " > FILE'";
    }

    /** A command with a path after it; empty if there is no command. */
    static String append(String command, String path) {
        return command.isEmpty() ? "" : command + " " + quote(path);
    }

    /** A file of a folder as a shell takes it; FILE for one that is nowhere in a file system. */
    private static String quote(String key) {
        if (!key.startsWith(FOLDER)) {
            return key.startsWith("/") ? quoted(key) : "FILE";
        }
        return quoted(key.substring(FOLDER.length()));
    }

    private static String quoted(String path) {
        return path.matches("[A-Za-z0-9_/.:@%+=,-]+") ? path : "\"" + path.replaceAll("([\"\\\\$`])", "\\\\$1") + "\"";
    }
}
