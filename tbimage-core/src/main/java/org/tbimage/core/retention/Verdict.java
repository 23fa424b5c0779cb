package org.tbimage.core.retention;

/**
 * What becomes of an image.
 *
 * @param image which image
 * @param keep whether it stays
 * @param reason why, in a few words, as in {@code newest of 2026-11-29 (daily 3 of 7)}
 * @param remark whether a person should look at it: it is damaged, or its time lies in the future
 */
public record Verdict(DatedImage image, boolean keep, String reason, boolean remark) {
    static Verdict keep(DatedImage image, String reason) {
        return new Verdict(image, true, reason, false);
    }

    static Verdict keepRemarkable(DatedImage image, String reason) {
        return new Verdict(image, true, reason, true);
    }

    static Verdict remove(DatedImage image, String reason) {
        return new Verdict(image, false, reason, false);
    }
}
