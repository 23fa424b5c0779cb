package org.tbimage.testbox.service.disk;

import org.tbimage.device.DiskIdentity;

/**
 * An image and the disk it belongs to.
 *
 * @param image which image
 * @param disk which disk
 * @param how why it belongs there
 */
public record Assignment(BoxImage image, Disk disk, How how) {
    /** Why an image belongs to a disk. */
    public enum How {
        /** It is the disk that was imaged. */
        IDENTITY("the disk that was imaged"),
        /** It is in the place of the disk that was imaged. */
        SLOT("in the slot of the disk that was imaged"),
        /** It has the name of the disk that was imaged, and one of them does not tell who it is. */
        NAME("of the name of the disk that was imaged"),
        /** It is the only one left that is big enough. */
        ONLY_ONE_LEFT("the only fixed disk left that is big enough");

        private final String words;

        How(String words) {
            this.words = words;
        }

        /** {@return the same in words} */
        public String words() {
            return words;
        }
    }

    /** {@return whether it is only likely that this disk is meant, so that its content must agree} */
    public boolean isGuess() {
        return switch (how) {
            case IDENTITY -> false;
            case NAME, ONLY_ONE_LEFT -> true;
            case SLOT -> !image.hasNoOtherIdentityThan(disk);
        };
    }

    /** {@return whether another disk takes the place of the one that was imaged} */
    public boolean isReplacement() {
        return how == How.ONLY_ONE_LEFT || isOtherDisk();
    }

    /** {@return whether both identities are known, and differ} */
    public boolean isOtherDisk() {
        return image.compare(disk) == DiskIdentity.Match.DIFFERENT;
    }
}
