package org.tbimage.store;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** With which stored images a new image shares frames. What is shared is neither encoded nor sent again. */
public enum Share {
    /** With none: the image is self-contained, and the tool of its format expands it. */
    NONE,
    /** With earlier images of the same disk. */
    GENERATIONS,
    /** With images of other disks and boxes as well. */
    STORE;

    /** {@return the word for it in settings, such as {@code generations}} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Parses a word.
     *
     * @param word the word, in lower case
     * @return its meaning
     * @throws IllegalArgumentException if it is none of the words; the message lists them
     */
    public static Share parse(String word) {
        return Arrays.stream(values())
                .filter(share -> share.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected one of "
                        + Arrays.stream(values()).map(Share::word).collect(Collectors.joining(", "))));
    }
}
