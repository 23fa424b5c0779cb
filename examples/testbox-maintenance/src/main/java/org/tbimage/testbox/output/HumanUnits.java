package org.tbimage.testbox.output;

import java.time.Duration;
import java.util.Locale;

/** Sizes, rates and time spans for people. Sizes have binary units, because disk sectors are powers of two. */
public final class HumanUnits {
    private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    private static final int STEP = 1024;
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private HumanUnits() {}

    /**
     * Formats a size.
     *
     * @param bytes in bytes
     * @return as in {@code 512 bytes} or {@code 1.2 GiB}
     */
    public static String bytes(long bytes) {
        if (bytes < STEP) {
            return bytes == 1 ? "1 byte" : bytes + " bytes";
        }
        double value = bytes;
        int unit = -1;
        // A value that would be rounded to 1024.0 is shown in the next unit.
        while (value >= STEP - 0.05 && unit < UNITS.length - 1) {
            value /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }

    /**
     * Formats a rate.
     *
     * @param bytesPerSecond in bytes per second
     * @return as in {@code 310.5 MiB/s}
     */
    public static String rate(double bytesPerSecond) {
        return bytes(Math.round(bytesPerSecond)) + "/s";
    }

    /**
     * Formats a time span in its two largest units.
     *
     * @param duration how long
     * @return as in {@code 0.3 s}, {@code 12 s}, {@code 3 min 4 s} or {@code 2 h 5 min}
     */
    public static String duration(Duration duration) {
        if (duration.toMillis() < 9_950) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        }
        long seconds = (duration.toMillis() + 500) / 1000;
        if (seconds < MINUTE) {
            return seconds + " s";
        }
        if (seconds < HOUR) {
            return pair(seconds / MINUTE, "min", seconds % MINUTE, "s");
        }
        return seconds < DAY
                ? pair(seconds / HOUR, "h", seconds % HOUR / MINUTE, "min")
                : pair(seconds / DAY, "d", seconds % DAY / HOUR, "h");
    }

    private static String pair(long great, String greatUnit, long small, String smallUnit) {
        return great + " " + greatUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }
}
