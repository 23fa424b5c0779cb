package org.tbimage.linux.sysfs;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What udev noted of a device in its data base, where there is a udev. Second choice everywhere: a rescue system may
 * lack it, and a disk must have the same identity with and without it.
 */
final class UdevRecord {
    private static final String PROPERTY = "E:";

    private final Map<String, String> properties;

    private UdevRecord(Map<String, String> properties) {
        this.properties = properties;
    }

    static UdevRecord of(SystemFolders roots, BlockNode node) {
        Path file = roots.udev().resolve("data").resolve("b" + node.number());
        Map<String, String> properties = new HashMap<>();
        for (String line : SysfsFiles.lines(file)) {
            int equals = line.indexOf('=');
            if (line.startsWith(PROPERTY) && equals > 0) {
                properties.put(line.substring(PROPERTY.length(), equals), line.substring(equals + 1));
            }
        }
        return new UdevRecord(properties);
    }

    Optional<String> get(String property) {
        return Optional.ofNullable(properties.get(property)).flatMap(SysfsFiles::clean);
    }

    /** {@return the model, whose blanks udev writes as underscores} */
    Optional<String> model() {
        return get("ID_MODEL").map(text -> text.replace('_', ' ')).flatMap(SysfsFiles::clean);
    }
}
