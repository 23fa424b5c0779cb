package org.tbimage.value;

import java.util.regex.Pattern;

/**
 * Which disk of which box an image is of; its generations share it. Written {@code BOX/DISK}.
 *
 * <p>Both parts are names of files on the medium, so they are 1 to 64 of {@code A-Z a-z 0-9 . _ -} and begin with a
 * letter or digit: no name can leave its folder. A disk's name holds no stamp of a {@link Generation}, or its files
 * could be taken for another disk's.
 *
 * @param box folder of the box, mostly its IPv4 address
 * @param disk name of the disk, mostly what the kernel calls it
 */
public record ImageName(String box, String disk) {
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern STAMP = Pattern.compile("\\d{8}T\\d{6}Z");

    public ImageName {
        check("box", box);
        check("disk", disk);
        if (STAMP.matcher(disk).find()) {
            throw new IllegalArgumentException("bad disk name '" + disk + "': it holds the stamp of a generation");
        }
    }

    /**
     * Reads {@code BOX/DISK}.
     *
     * @param text the two names with one slash between
     * @return the name
     * @throws IllegalArgumentException if it is anything else, with a message for the user
     */
    public static ImageName parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException(
                    "bad image name '" + Printable.of(text) + "': expected BOX/DISK, as in 10.40.41.42/sda");
        }
        return new ImageName(text.substring(0, slash), text.substring(slash + 1));
    }

    private static void check(String part, String value) {
        if (!PART.matcher(value).matches()) {
            throw new IllegalArgumentException("bad " + part + " name '" + Printable.of(value)
                    + "': expected 1 to 64 letters, digits, '.', '_' or '-', a letter or digit first");
        }
    }

    /** {@return {@code BOX/DISK}} */
    @Override
    public String toString() {
        return box + "/" + disk;
    }
}
