package org.tbimage.testbox.info;

import java.util.regex.Pattern;
import org.tbimage.testbox.net.HostName;

/** Makes the name of a file of the name of a host, which comes from the network and may be anything. */
final class FileNameOfHost {
    private static final int MAX_LENGTH = 200;
    private static final Pattern BAD = Pattern.compile("[^A-Za-z0-9._-]");
    private static final Pattern BAD_START = Pattern.compile("^[.-]");

    /** Names under which images and logs lie in the same folder. */
    private static final Pattern TAKEN = Pattern.compile(
            "disk-devices.*|.*\\.(gz|zst|xz|lz4|json|jsonl|chunks|log|lst|txt|zip|old|tmp)", Pattern.CASE_INSENSITIVE);

    private FileNameOfHost() {}

    /** {@return a name that stays in its folder, is not hidden, and that nothing else there has} */
    static String of(String hostName) {
        String cut = hostName.length() > MAX_LENGTH ? hostName.substring(0, MAX_LENGTH) : hostName;
        String safe = BAD_START.matcher(BAD.matcher(cut).replaceAll("_")).replaceFirst("_");
        if (safe.isEmpty()) {
            return HostName.UNKNOWN;
        }
        return TAKEN.matcher(safe).matches() ? safe + "_" : safe;
    }
}
