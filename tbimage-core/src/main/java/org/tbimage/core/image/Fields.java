package org.tbimage.core.image;

import java.util.List;
import org.tbimage.store.DamagedImageException;

/** The fields of one line of a chunk table, and where the line stands. */
record Fields(String file, long offset, String line, List<String> parts) {
    static Fields of(String file, long offset, String line) {
        return new Fields(file, offset, line, List.of(line.split(" ", -1)));
    }

    /** Whether the line begins with a word and has so many fields. */
    boolean is(String word, int count) {
        return parts.size() == count && parts.get(0).equals(word);
    }

    String text(int index) throws DamagedImageException {
        if (index >= parts.size()) {
            throw damaged("a field is missing");
        }
        return parts.get(index);
    }

    /** A decimal number of up to 18 digits, so that none can overflow, in the one way to write it. */
    long number(int index) throws DamagedImageException {
        String digits = text(index);
        boolean padded = digits.length() > 1 && digits.charAt(0) == '0';
        boolean good = !digits.isEmpty() && digits.length() <= 18 && !padded;
        long value = 0;
        for (int i = 0; i < digits.length() && good; i++) {
            char c = digits.charAt(i);
            good = c >= '0' && c <= '9';
            value = value * 10 + (c - '0');
        }
        if (!good) {
            throw damaged("not a number");
        }
        return value;
    }

    int intNumber(int index) throws DamagedImageException {
        long value = number(index);
        if (value > Integer.MAX_VALUE) {
            throw damaged("too great a number");
        }
        return (int) value;
    }

    DamagedImageException damaged(String what) {
        return TableReader.damaged(file, offset, line, what);
    }
}
