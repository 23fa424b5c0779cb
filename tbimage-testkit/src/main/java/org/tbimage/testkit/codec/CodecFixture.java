package org.tbimage.testkit.codec;

/** What the parts of the contract need; {@link CodecContract} gives it to them. */
public interface CodecFixture {
    /** {@return the codec and the tool of its format} */
    CodecUnderTest subject();
}
