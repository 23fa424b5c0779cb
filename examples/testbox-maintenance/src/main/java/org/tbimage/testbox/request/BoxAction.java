package org.tbimage.testbox.request;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** An action that a box can be asked for at its next boot, by one word of the kernel command line. */
public enum BoxAction {
    /** Make the first image of each disk. */
    BACKUP,
    /** Make a new image of each disk. */
    BACKUP_AGAIN,
    /** Restore the disks from their images. */
    RESTORE,
    /** Update the description of the box and its disks. */
    REFRESH_INFO,
    /** Stay up so that a person can log in. */
    RESCUE;

    private static final String WORD_START = "testbox-action-";

    /** {@return the word that users type; it is also the name of the library's action} */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return the word of the kernel command line} */
    public String kernelWord() {
        return WORD_START + word();
    }

    /** {@return whether a word of the kernel command line requests an action, known or not} */
    public static boolean isKernelWord(String word) {
        return word.startsWith(WORD_START);
    }

    /** {@return the action of a word of the kernel command line, if it is known} */
    public static Optional<BoxAction> ofKernelWord(String word) {
        return Arrays.stream(values())
                .filter(action -> action.kernelWord().equals(word))
                .findFirst();
    }

    /** {@return the action of a word that a user types, if it is known} */
    public static Optional<BoxAction> ofWord(String word) {
        return ofKernelWord(WORD_START + word);
    }
}
