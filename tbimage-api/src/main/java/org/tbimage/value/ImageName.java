package org.tbimage.value;

import java.util.regex.Pattern;

/**
 * Name of the images of one disk, shared by all its generations. The text form is {@code BOX/DISK}.
 *
 * <p>Both parts become file names in the store. So they consist of 1 to 64 characters of {@code A-Z a-z 0-9 . _ -} and
 * begin with a letter or digit, which keeps every name inside its folder. The name of a disk must not contain the time
 * stamp of a {@link Generation}, since its files could then be mistaken for those of another disk.
 *
 * @param box name of the test machine, usually its IPv4 address
 * @param disk name of the disk, usually the kernel's name
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
     * Parses {@code BOX/DISK}.
     *
     * @param text the two names, with one slash between them
     * @return the name
     * @throws IllegalArgumentException if the text is not a name; the message is for the user
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
