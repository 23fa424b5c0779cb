package org.tbimage.testbox.service.boot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.failure.ServiceProblem;
import org.tbimage.testbox.request.BoxAction;

/**
 * The words that the boot loader gave to the kernel. Whoever can write the PXE file can write them, and so can a file
 * that is damaged, so nothing in them is believed beyond its form.
 *
 * @param words in their order, quotes taken off
 */
public record KernelCommandLine(List<String> words) {
    // more than any kernel takes
    private static final int MAX_BYTES = 64 << 10;

    /** Keeps a copy. */
    public KernelCommandLine {
        words = List.copyOf(words);
    }

    /**
     * Reads it from where the kernel shows it.
     *
     * @param file mostly {@code /proc/cmdline}
     * @return its words
     * @throws ServiceException if it is too long to be one
     * @throws IOException if it can't be read
     */
    public static KernelCommandLine read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new ServiceException(
                        ServiceProblem.BAD_REQUEST, file + " is longer than any kernel command line", "");
            }
            return parse(new String(bytes, StandardCharsets.ISO_8859_1));
        }
    }

    /**
     * Takes it apart as the kernel does: at blanks that are not between double quotes.
     *
     * @param text anything
     * @return its words
     */
    public static KernelCommandLine parse(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted || c > ' ') {
                word.append(c);
            } else {
                addTo(words, word);
            }
        }
        addTo(words, word);
        return new KernelCommandLine(words);
    }

    private static void addTo(List<String> words, StringBuilder word) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    /** {@return the rest of all words that begin so, in their order} */
    public List<String> after(String prefix) {
        return words.stream()
                .filter(word -> word.startsWith(prefix))
                .map(word -> word.substring(prefix.length()))
                .toList();
    }

    /** {@return all words that ask for an action, be it a good one or not} */
    public List<String> actions() {
        return words.stream().filter(BoxAction::isKernelWord).toList();
    }

    /** {@return whether an action is asked for, be it a good one or not} */
    public boolean asksForAction() {
        return !actions().isEmpty();
    }

    /** {@return whether this machine was started from the net, so that it is a box and not somebody's machine} */
    public boolean isOfNetBoot() {
        return asksForAction() || words.contains("boot=nfs") || words.contains("root=/dev/nfs");
    }
}
