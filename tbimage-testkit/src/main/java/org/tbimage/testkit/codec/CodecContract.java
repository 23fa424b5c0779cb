package org.tbimage.testkit.codec;

import java.util.List;
import org.junit.jupiter.api.TestInstance;
import org.tbimage.codec.Codec;

/**
 * What every {@link Codec} promises, as tests. A test of an implementation extends this and names the format's own tool,
 * which is the judge of what the codec writes and the source of what it must read. Tests that need the tool are skipped
 * where it is missing, unless {@value org.tbimage.testkit.device.Tools#REQUIRED} is set.
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

    /** {@return the codec} */
    protected abstract Codec codec();

    /** {@return program and arguments that expand standard input to standard output, such as {@code zcat}} */
    protected abstract List<String> expandCommand();

    /**
     * Tells how to compress. The contract appends levels to it, such as {@code -1} and {@code -9}.
     *
     * @return program and arguments that compress standard input to standard output, such as {@code gzip -c}
     */
    protected abstract List<String> compressCommand();

    @Override
    public final CodecUnderTest subject() {
        return new CodecUnderTest(codec(), new FormatTool(expandCommand(), compressCommand()));
    }
}
