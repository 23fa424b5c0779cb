package org.tbimage.testkit.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.tbimage.codec.Codec;
import org.tbimage.codec.FrameDecoder;
import org.tbimage.codec.FrameEncoder;
import org.tbimage.codec.LevelRange;

/** The part of the contract about what a codec says of itself, and about opening and closing. */
public interface LifeCycleContract extends CodecFixture {
    /** Images record the name, files bear the suffix, users read the summary. */
    @Test
    default void saysWhatItIs() {
        Codec codec = subject().codec();
        assertThat(codec.name()).matches("[a-z][a-z0-9-]{0,31}");
        assertThat(codec.fileSuffix()).matches("[a-z0-9]{1,8}");
        assertThat(codec.summary()).isNotBlank().doesNotContain("\n");
        assertThat(codec.engine()).isNotBlank().doesNotContain("\n");
    }

    /** Nobody names a codec's class; a codec that is not registered does not exist. */
    @Test
    default void isFoundByItsName() {
        Codec codec = subject().codec();
        assertThat(ServiceLoader.load(Codec.class))
                .filteredOn(found -> found.name().equals(codec.name()))
                .hasExactlyElementsOfTypes(codec.getClass());
    }

    /** Levels outside the range are the user's mistake, and told so. */
    @Test
    default void refusesOtherLevels() {
        Codec codec = subject().codec();
        LevelRange levels = codec.levels();
        for (int wrong :
                new int[] {levels.fastest() - 1, levels.smallest() + 1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> codec.newEncoder(wrong).close())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(String.valueOf(wrong));
        }
    }

    /** Closing what is closed does nothing. */
    @Test
    default void closesTwice() throws Exception {
        CodecUnderTest subject = subject();
        FrameEncoder encoder =
                subject.codec().newEncoder(subject.codec().levels().standard());
        byte[] frame = subject.encode(encoder, Content.TEXT.make(1000));
        encoder.close();
        encoder.close();
        FrameDecoder decoder = subject.codec().newDecoder();
        subject.decode(decoder, frame, 1000);
        decoder.close();
        decoder.close();
    }

    /** What was never used is closed as well. */
    @Test
    default void closesUnused() {
        Codec codec = subject().codec();
        codec.newEncoder(codec.levels().standard()).close();
        codec.newDecoder().close();
    }

    /** A pack without a frame, which is no file of the format, has no need of a trailer; making it is no fault. */
    @Test
    default void finishesATrailerOfNothing() {
        assertThat(subject().pack(List.of())).hasSizeLessThan(100);
    }
}
