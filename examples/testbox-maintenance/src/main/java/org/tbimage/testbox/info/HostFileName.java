package org.tbimage.testbox.info;

import java.util.regex.Pattern;
import org.tbimage.testbox.net.HostName;

/** Makes a safe file name from a host name, which comes from an untrusted source. */
final class HostFileName {
    private static final int MAX_LENGTH = 200;
    private static final Pattern BAD = Pattern.compile("[^A-Za-z0-9._-]");
    private static final Pattern BAD_START = Pattern.compile("^[.-]");

    /** Names of images, logs and other files in the same folder. */
    private static final Pattern TAKEN = Pattern.compile(
            "disk-devices.*|.*\\.(gz|zst|xz|lz4|json|jsonl|chunks|log|lst|txt|zip|old|tmp)", Pattern.CASE_INSENSITIVE);

    private HostFileName() {}

    /** {@return a name that stays in its folder, is not hidden, and is not used for anything else there} */
    static String of(String hostName) {
        String cut = hostName.length() > MAX_LENGTH ? hostName.substring(0, MAX_LENGTH) : hostName;
        String safe = BAD_START.matcher(BAD.matcher(cut).replaceAll("_")).replaceFirst("_");
        if (safe.isEmpty()) {
            return HostName.UNKNOWN;
        }
        return TAKEN.matcher(safe).matches() ? safe + "_" : safe;
    }
}
