package org.tbimage.codec.gzip;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tbimage.codec.Codec;
import org.tbimage.codec.FrameDecoder;
import org.tbimage.testkit.codec.CodecContract;
import org.tbimage.testkit.codec.FilterCodec;

/** The contract of codecs detects implementations that break a single promise. */
class BrokenCodecsTest {
    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    private static void assertDetected(ThrowingCallable test) {
        assertThatThrownBy(test).isInstanceOf(AssertionError.class);
    }

    private static final class Contract extends CodecContract {
        private final Codec codec;

        Contract(Codec codec) {
            this.codec = codec;
        }

        @Override
        protected Codec codec() {
            return codec;
        }

        @Override
        protected List<String> expandCommand() {
            return GzipTools.EXPAND;
        }

        @Override
        protected List<String> compressCommand() {
            return GzipTools.COMPRESS;
        }
    }

    @Test
    void anInterruptThatADecoderClears() {
        Contract contract = new Contract(new FilterCodec(new GzipCodec()) {
            @Override
            public FrameDecoder newDecoder() {
                Thread.interrupted();
                return super.newDecoder();
            }
        });
        assertDetected(contract::interruptsHaveNoEffect);
    }

    @Test
    void aRejectedSourceThatIsClosed() {
        Contract contract = new Contract(new FilterCodec(new GzipCodec()) {
            @Override
            public InputStream decodeStream(InputStream source) throws IOException {
                try {
                    return super.decodeStream(source);
                } catch (IOException e) {
                    source.close();
                    throw e;
                }
            }
        });
        assertDetected(contract::rejectsFilesOfOtherFormats);
    }
}
