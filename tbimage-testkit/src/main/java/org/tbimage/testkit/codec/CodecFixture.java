package org.tbimage.testkit.codec;

import java.util.Map;

/** What the parts of the contract need; {@link CodecContract} gives it to them. */
public interface CodecFixture {
    /** {@return the codec and the tool of its format} */
    CodecUnderTest subject();

    /**
     * Gives files that are valid, but use a feature of the format that the codec does not support, such as a dictionary.
     *
     * @return the files by what is not supported; by default none
     */
    default Map<String, byte[]> unsupportedFiles() {
        return Map.of();
    }
}
