package org.tbimage.testkit.codec;

import java.util.Map;

/** Methods that the parts of the contract need. {@link CodecContract} implements them. */
public interface CodecFixture {
    /** {@return the codec under test, and the tool of its format} */
    CodecUnderTest subject();

    /**
     * Returns valid files that need a feature which the codec does not support, such as a dictionary.
     *
     * @return the files by the name of the feature; the default is none
     */
    default Map<String, byte[]> unsupportedFiles() {
        return Map.of();
    }
}
