package org.tbimage.testbox.request;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a box can be asked to do at its next boot, by one word of the kernel's command line. */
public enum BoxAction {
    /** Make the first image of each disk. */
    BACKUP,
    /** Make a new image of each disk. */
    BACKUP_AGAIN,
    /** Put the disks back as their images are. */
    RESTORE,
    /** Write anew what is known about the box. */
    REFRESH_INFO,
    /** Stay up, for a person to log in. */
    RESCUE;

    private static final String WORD_START = "testbox-action-";

    /** {@return what users type, which is also the name of the library's action} */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return the word of the kernel's command line that asks for it} */
    public String kernelWord() {
        return WORD_START + word();
    }

    /** {@return whether a word of the kernel's command line asks for some action, known or not} */
    public static boolean isKernelWord(String word) {
        return word.startsWith(WORD_START);
    }

    /** {@return the action of a word of the kernel's command line, if there is one} */
    public static Optional<BoxAction> ofKernelWord(String word) {
        return Arrays.stream(values())
                .filter(action -> action.kernelWord().equals(word))
                .findFirst();
    }

    /** {@return the action that a user's word means, if there is one} */
    public static Optional<BoxAction> ofWord(String word) {
        return ofKernelWord(WORD_START + word);
    }
}
