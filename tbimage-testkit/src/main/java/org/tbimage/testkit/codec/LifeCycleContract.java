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

/** The part of the contract about the description of a codec, and about opening and closing. */
public interface LifeCycleContract extends CodecFixture {
    /** Name, suffix and summary have the form that images, files and users need. */
    @Test
    default void hasAValidNameSuffixAndSummary() {
        Codec codec = subject().codec();
        assertThat(codec.name()).matches("[a-z][a-z0-9-]{0,31}");
        assertThat(codec.fileSuffix()).matches("[a-z0-9]{1,8}");
        assertThat(codec.summary()).isNotBlank().doesNotContain("\n");
        assertThat(codec.engine()).isNotBlank().doesNotContain("\n");
    }

    /** The service loader finds the codec by its name, exactly once. */
    @Test
    default void isFoundByTheServiceLoader() {
        Codec codec = subject().codec();
        assertThat(ServiceLoader.load(Codec.class))
                .filteredOn(found -> found.name().equals(codec.name()))
                .hasExactlyElementsOfTypes(codec.getClass());
    }

    /** A level out of range throws, and the message names it. */
    @Test
    default void rejectsLevelsOutOfRange() {
        Codec codec = subject().codec();
        LevelRange levels = codec.levels();
        for (int wrong :
                new int[] {levels.fastest() - 1, levels.smallest() + 1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> codec.newEncoder(wrong).close())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(String.valueOf(wrong));
        }
    }

    /** A second close has no effect. */
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

    /** Encoders and decoders that were never used can be closed. */
    @Test
    default void closesUnused() {
        Codec codec = subject().codec();
        codec.newEncoder(codec.levels().standard()).close();
        codec.newDecoder().close();
    }

    /** An interrupt of the thread has no effect, and is not cleared. */
    @Test
    default void interruptsHaveNoEffect() throws Exception {
        CodecUnderTest subject = subject();
        byte[] content = Content.MIXED.make(300_000);
        byte[] expected = subject.encode(content);
        Thread.currentThread().interrupt();
        try {
            assertThat(subject.encode(content)).isEqualTo(expected);
            assertThat(subject.decode(expected, content.length)).isEqualTo(content);
            assertThat(subject.expand(expected)).isEqualTo(content);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    /** A trailer for a pack without frames can be created, and is short. */
    @Test
    default void createsATrailerForNoFrames() {
        assertThat(subject().pack(List.of())).hasSizeLessThan(100);
    }
}
