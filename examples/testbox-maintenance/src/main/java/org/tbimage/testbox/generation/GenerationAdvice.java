package org.tbimage.testbox.generation;

import java.util.Optional;
import org.tbimage.value.ImageRef;
import org.tbimage.value.ShellWord;

/** Advises how to restore an older image if the newest one is damaged. */
public final class GenerationAdvice {
    private GenerationAdvice() {}

    /**
     * Gives the advice.
     *
     * @param older the image to restore, if there is one that looks complete
     * @param store location of the store, as seen from the box
     * @param device the disk
     * @return one line with the commands
     */
    public static String of(Optional<ImageRef> older, String store, String device) {
        if (older.isEmpty()) {
            return "there is no older image that looks complete: replace the damaged file from a copy of the store, or make"
                    + " a new image with backup-again";
        }
        ImageRef ref = older.get();
        return "the next older image that looks complete is " + ref + ". To restore the box to it: testbox-maintenance"
                + " pxe-conf --arguments testbox-generation=" + ref.generation() + " "
                + ref.name().box()
                + " restore; by hand, on the box: testbox-maintenance restore --store " + ShellWord.of(store)
                + " --image "
                + ref.name()
                + " --generation " + ref.generation() + " " + device
                + "; with fall-back=yes in service.conf a box uses it automatically";
    }
}
