package org.tbimage.testkit.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.tbimage.codec.CorruptFrameException;
import org.tbimage.codec.FrameDecoder;
import org.tbimage.codec.UnsupportedFrameException;

/** Passes damaged frames to a decoder, and a good frame after each. */
final class DamagedFrames {
    private final CodecUnderTest subject;
    private final byte[] content;
    private final byte[] good;

    DamagedFrames(CodecUnderTest subject, byte[] content) {
        this.subject = subject;
        this.content = content;
        // uses the fastest level, whose decoder needs the least memory: it is created thousands of times
        this.good = subject.encode(content, subject.codec().levels().fastest());
    }

    byte[] good() {
        return good;
    }

    void expectCorrupt(byte[] bad, String what) throws CorruptFrameException, UnsupportedFrameException {
        try (FrameDecoder decoder = subject.codec().newDecoder()) {
            assertThatThrownBy(() -> subject.decode(decoder, bad, content.length))
                    .as(what)
                    .isInstanceOf(CorruptFrameException.class);
            expectUsable(decoder, what);
        }
    }

    void expectCorruptOrExact(byte[] bad, String what) throws CorruptFrameException, UnsupportedFrameException {
        try (FrameDecoder decoder = subject.codec().newDecoder()) {
            try {
                assertThat(subject.decode(decoder, bad, content.length))
                        .as(what)
                        .isEqualTo(content);
            } catch (CorruptFrameException e) {
                assertThat(e.offset()).as(what).isBetween(0L, (long) bad.length);
            } catch (UnsupportedFrameException e) {
                // damage can make a header require a feature
                assertThat(e.offset()).as(what).isBetween(0L, (long) bad.length);
            }
            expectUsable(decoder, what);
        }
    }

    private void expectUsable(FrameDecoder decoder, String what)
            throws CorruptFrameException, UnsupportedFrameException {
        assertThat(subject.decode(decoder, good, content.length))
                .as("a good frame after: %s", what)
                .isEqualTo(content);
    }
}
