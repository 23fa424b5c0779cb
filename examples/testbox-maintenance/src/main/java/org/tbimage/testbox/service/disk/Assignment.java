package org.tbimage.testbox.service.disk;

import org.tbimage.device.DiskIdentity;

/**
 * An image and the disk that it is restored to.
 *
 * @param image the image
 * @param disk the disk
 * @param how why they belong together
 */
public record Assignment(BoxImage image, Disk disk, How how) {
    /** Why an image belongs to a disk. */
    public enum How {
        /** It is the disk that was imaged. */
        IDENTITY("the disk that was imaged"),
        /** It is in the slot of the disk that was imaged. */
        SLOT("in the slot of the disk that was imaged"),
        /** It has the name of the disk that was imaged, and the identity of one of them is not known. */
        NAME("with the name of the disk that was imaged"),
        /** It is the only remaining disk that is big enough. */
        ONLY_ONE_LEFT("the only remaining fixed disk that is big enough");

        private final String text;

        How(String text) {
            this.text = text;
        }

        /** {@return the reason as text} */
        public String text() {
            return text;
        }
    }

    /** {@return whether the assignment is only likely, so that the content of the disk must confirm it} */
    public boolean isGuess() {
        return switch (how) {
            case IDENTITY -> false;
            case NAME, ONLY_ONE_LEFT -> true;
            case SLOT -> !image.hasSameIdentityAs(disk);
        };
    }

    /** {@return whether another disk replaces the one that was imaged} */
    public boolean isReplacement() {
        return how == How.ONLY_ONE_LEFT || isOtherDisk();
    }

    /** {@return whether both identities are known and differ} */
    public boolean isOtherDisk() {
        return image.compare(disk) == DiskIdentity.Match.DIFFERENT;
    }
}
