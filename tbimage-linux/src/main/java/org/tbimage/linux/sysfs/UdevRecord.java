package org.tbimage.linux.sysfs;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The record of a device in the database of udev, if udev runs. It is always the second choice. A rescue system may
 * lack udev, and a disk must have the same identity there.
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

    /** {@return the model; udev writes blanks as underscores} */
    Optional<String> model() {
        return get("ID_MODEL").map(text -> text.replace('_', ' ')).flatMap(SysfsFiles::clean);
    }
}
