package org.tbimage.testbox.service.boot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.failure.ServiceProblem;
import org.tbimage.testbox.file.BoundedFile;
import org.tbimage.testbox.request.BoxAction;

/**
 * The kernel command line. Its words come from the PXE file, which may be damaged or written by anybody, so every word is
 * checked before it is used.
 *
 * @param words the words in their order, without quotes
 */
public record KernelCommandLine(List<String> words) {
    /** Copies the list. */
    public KernelCommandLine {
        words = List.copyOf(words);
    }

    /**
     * Reads the command line from a file.
     *
     * @param file usually {@code /proc/cmdline}
     * @return the command line
     * @throws ServiceException if the file is longer than any kernel command line
     * @throws IOException if the file can't be read
     */
    public static KernelCommandLine read(Path file) throws IOException {
        byte[] bytes = BoundedFile.read(file)
                .orElseThrow(() -> new ServiceException(
                        ServiceProblem.BAD_REQUEST, file + " is longer than any kernel command line", ""));
        return parse(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /**
     * Splits a command line as the kernel does: at blanks outside double quotes.
     *
     * @param text any text
     * @return the command line
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

    /** {@return what follows the prefix in each word that begins with it, in order} */
    public List<String> after(String prefix) {
        return words.stream()
                .filter(word -> word.startsWith(prefix))
                .map(word -> word.substring(prefix.length()))
                .toList();
    }

    /** {@return all words that name an action, known or not} */
    public List<String> actions() {
        return words.stream().filter(BoxAction::isKernelWord).toList();
    }

    /** {@return whether a word names an action, known or not} */
    public boolean asksForAction() {
        return !actions().isEmpty();
    }

    /** {@return whether this machine was booted over the network, so it is a box and not a user's own machine} */
    public boolean isOfNetBoot() {
        return asksForAction() || words.contains("boot=nfs") || words.contains("root=/dev/nfs");
    }
}
