package org.tbimage.core.image;

import java.nio.charset.StandardCharsets;
import org.tbimage.store.DamagedImageException;

/**
 * The fields of one line of a chunk table, and the offset of the line. The line is split in one pass without regular
 * expressions, since a table has one line for each chunk of a disk.
 */
final class LineFields {
    /** Maximum number of fields in a valid line. Further fields are ignored. */
    private static final int MOST = 11;

    private static final int MOST_DIGITS = 18;

    private final String file;
    private final long offset;
    private final byte[] line;
    private final int[] ends = new int[MOST];
    private int count;

    private LineFields(String file, long offset, byte[] line) {
        this.file = file;
        this.offset = offset;
        this.line = line;
    }

    /** Splits a line without its line feed. Takes ownership of {@code line}. */
    static LineFields of(String file, long offset, byte[] line) {
        LineFields fields = new LineFields(file, offset, line);
        for (int i = 0; i < line.length && fields.count < MOST; i++) {
            if (line[i] == ' ') {
                fields.ends[fields.count++] = i;
            }
        }
        if (fields.count < MOST) {
            fields.ends[fields.count++] = line.length;
        }
        return fields;
    }

    /** Whether the line begins with a word and has a number of fields, which must be less than {@value #MOST}. */
    boolean is(String word, int fields) {
        if (count != fields || ends[0] != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (line[i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** {@return the place of the line in the table, in bytes} */
    long offset() {
        return offset;
    }

    String text(int index) throws DamagedImageException {
        int start = start(index);
        return new String(line, start, ends[index] - start, StandardCharsets.ISO_8859_1);
    }

    /** Parses a decimal number of up to 18 digits without leading zeros, which cannot overflow. */
    long number(int index) throws DamagedImageException {
        int start = start(index);
        int length = ends[index] - start;
        boolean padded = length > 1 && line[start] == '0';
        boolean good = length > 0 && length <= MOST_DIGITS && !padded;
        long value = 0;
        for (int i = start; i < ends[index] && good; i++) {
            good = line[i] >= '0' && line[i] <= '9';
            value = value * 10 + (line[i] - '0');
        }
        if (!good) {
            throw damaged("not a number");
        }
        return value;
    }

    int intNumber(int index) throws DamagedImageException {
        long value = number(index);
        if (value > Integer.MAX_VALUE) {
            throw damaged("the number is too large");
        }
        return (int) value;
    }

    private int start(int index) throws DamagedImageException {
        if (index >= count) {
            throw damaged("a field is missing");
        }
        return index == 0 ? 0 : ends[index - 1] + 1;
    }

    DamagedImageException damaged(String what) {
        return TableReader.damaged(file, offset, new String(line, StandardCharsets.ISO_8859_1), what);
    }
}
