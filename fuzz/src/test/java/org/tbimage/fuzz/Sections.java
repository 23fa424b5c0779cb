package org.tbimage.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Several files in one input: a line {@code @@ NAME}, then its bytes up to the next such line. */
public final class Sections {
    private static final String MARK = "@@ ";

    private Sections() {}

    /** The files by name; what comes before the first mark is left out, and of two with one name the later counts. */
    public static Map<String, byte[]> of(byte[] data) {
        Map<String, byte[]> sections = new LinkedHashMap<>();
        // each byte a character, so that none is lost
        String text = "\n" + new String(data, StandardCharsets.ISO_8859_1);
        String[] parts = text.split("\n" + MARK, -1);
        for (int i = 1; i < parts.length; i++) {
            int end = parts[i].indexOf('\n');
            if (end >= 0) {
                byte[] content = parts[i].substring(end + 1).getBytes(StandardCharsets.ISO_8859_1);
                sections.put(parts[i].substring(0, end), content);
            }
        }
        return sections;
    }
}
