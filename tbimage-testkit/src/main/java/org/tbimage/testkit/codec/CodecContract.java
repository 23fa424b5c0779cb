package org.tbimage.testkit.codec;

import java.util.List;
import org.junit.jupiter.api.TestInstance;
import org.tbimage.codec.Codec;

/**
 * Tests the promises of {@link Codec}. The test of an implementation extends this class and names the tool of the
 * format. The tool checks what the codec writes, and writes files that the codec must read. Tests that need the tool
 * are skipped if it is missing, unless {@value org.tbimage.testkit.device.Tools#REQUIRED} is set.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class CodecContract
        implements RoundTripContract,
                BufferContract,
                FrameLengthContract,
                FrameDamageContract,
                RecognitionContract,
                LifeCycleContract,
                StreamContract,
                StreamDamageContract,
                UnsupportedContract,
                ToolContract,
                ThreadContract {
    /** Called by the test class. */
    protected CodecContract() {}

    /** {@return the codec under test} */
    protected abstract Codec codec();

    /** {@return the program and arguments that decode standard input to standard output, such as {@code zcat}} */
    protected abstract List<String> expandCommand();

    /**
     * Returns the command that compresses. The contract appends levels, such as {@code -1} and {@code -9}.
     *
     * @return the program and arguments that compress standard input to standard output, such as {@code gzip -c}
     */
    protected abstract List<String> compressCommand();

    @Override
    public final CodecUnderTest subject() {
        return new CodecUnderTest(codec(), new FormatTool(expandCommand(), compressCommand()));
    }
}
