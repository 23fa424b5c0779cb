package org.tbimage.testbox.generation;

import java.util.Optional;
import org.tbimage.value.ImageRef;
import org.tbimage.value.ShellWord;

/** Says how to restore the image before one that is damaged. */
public final class GenerationAdvice {
    private GenerationAdvice() {}

    /**
     * Says it.
     *
     * @param older the image to restore, if there is one that looks whole
     * @param store location of the store, as a box sees it
     * @param device the disk
     * @return one line with the commands
     */
    public static String of(Optional<ImageRef> older, String store, String device) {
        if (older.isEmpty()) {
            return "there is no older image that looks whole: put back the damaged file from a copy of the store, or make a"
                    + " new image with backup-again";
        }
        ImageRef ref = older.get();
        return "the next older image that looks whole is " + ref + ". To restore the box to it: testbox-maintenance"
                + " pxe-conf --arguments testbox-generation=" + ref.generation() + " "
                + ref.name().box()
                + " restore; by hand, on the box: testbox-maintenance restore --store " + ShellWord.of(store)
                + " --image "
                + ref.name()
                + " --generation " + ref.generation() + " " + device
                + "; with fall-back=yes in service.conf a box takes it by itself";
    }
}
