package org.tbimage.testbox.pxe;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.value.Printable;

/** What a box can be asked to do at its next boot. */
public enum MaintenanceAction {
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

    /** {@return what users type} */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return the word of the kernel's command line that asks for it} */
    public String kernelWord() {
        return WORD_START + word();
    }

    /** {@return whether a word of the kernel's command line asks for some action, known or not} */
    static boolean isRequest(String word) {
        return word.startsWith(WORD_START);
    }

    /** {@return the action of a word of the kernel's command line, if there is one} */
    static Optional<MaintenanceAction> ofKernelWord(String word) {
        return Arrays.stream(values())
                .filter(action -> action.kernelWord().equals(word))
                .findFirst();
    }

    /**
     * Reads what a user typed.
     *
     * @param word the action
     * @return the action
     * @throws ImagingException naming all actions, if there is none of that name
     */
    static MaintenanceAction parse(String word) throws ImagingException {
        return ofKernelWord(WORD_START + word)
                .orElseThrow(() -> new ImagingException(
                        Problem.BAD_SETTING,
                        "there is no action '" + Printable.of(word) + "'",
                        "the last word is one of " + words()));
    }

    private static String words() {
        return Arrays.stream(values()).map(MaintenanceAction::word).collect(Collectors.joining(", "));
    }
}
