package org.tbimage.codec.gzip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.codec.FrameDecoder;
import org.tbimage.codec.UnsupportedFrameException;

/** Headers with all parts that RFC 1952 allows. Tools write them, this codec does not. */
final class OptionalPartsTest {
    private static final String CONTENT = "all that is on the disk";

    static Stream<HandMadeMember> members() {
        HandMadeMember all = new HandMadeMember(HandMadeMember.ALL_BUT_CRC, HandMadeMember.EXTRA_NAME_COMMENT, CONTENT);
        HandMadeMember longExtra = new HandMadeMember(0x4, "\u0011\u0012" + "e".repeat(0x1211), CONTENT);
        return Stream.of(
                new HandMadeMember(0, "", CONTENT),
                new HandMadeMember(0, "", CONTENT).withHeaderCrc(),
                new HandMadeMember(0x1, "", CONTENT),
                new HandMadeMember(0x4, "\0\0", CONTENT),
                longExtra,
                longExtra.withHeaderCrc(),
                new HandMadeMember(0x8, "\0", CONTENT),
                new HandMadeMember(0x8, "n".repeat(200_000) + "\0", CONTENT),
                new HandMadeMember(0x10, "comment\0", CONTENT).withHeaderCrc(),
                all,
                all.withHeaderCrc());
    }

    @ParameterizedTest
    @MethodSource("members")
    void decodesTheContent(HandMadeMember member) throws IOException {
        assertThat(decode(member.bytes())).isEqualTo(CONTENT);
        assertThat(expand(member.bytes())).isEqualTo(CONTENT);
    }

    @Test
    void rejectsEveryTruncationAndEveryFlippedBit() {
        HandMadeMember member = new HandMadeMember(
                        HandMadeMember.ALL_BUT_CRC, HandMadeMember.EXTRA_NAME_COMMENT, CONTENT)
                .withHeaderCrc();
        byte[] good = member.bytes();
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertRefused(cut, "cut to " + length);
        }
        for (int bit = 0; bit < good.length * 8; bit++) {
            byte[] flipped = good.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            assertRefused(flipped, "bit " + bit);
        }
    }

    @ParameterizedTest
    @MethodSource("unknown")
    void doesNotSupportUnknownFlags(HandMadeMember member) {
        assertUnsupported(member.bytes(), "flags 0x" + Integer.toHexString(member.flags()));
    }

    @Test
    void doesNotSupportOtherMethods() {
        byte[] member = new HandMadeMember(0, "", CONTENT).bytes();
        member[2] = 7;
        assertUnsupported(member, "compression method 7 of a member; deflate is 8");
    }

    private static void assertUnsupported(byte[] member, String feature) {
        assertThatThrownBy(() -> decode(member))
                .isInstanceOf(UnsupportedFrameException.class)
                .hasMessageContaining(feature);
        assertThatThrownBy(() -> expand(member))
                .isInstanceOf(UnsupportedFrameException.class)
                .hasMessageContaining(feature);
    }

    static Stream<HandMadeMember> unknown() {
        return Stream.of(0x20, 0x40, 0x80).map(flag -> new HandMadeMember(flag, "", CONTENT));
    }

    /** T1: the header of the second member is checked like that of the first. */
    @ParameterizedTest
    @MethodSource("unknown")
    void rejectsThemInTheSecondMember(HandMadeMember unknown) {
        byte[] first = new HandMadeMember(0, "", "first").bytes();
        byte[] second = unknown.bytes();
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        assertThatThrownBy(() -> expand(both))
                .isInstanceOfSatisfying(
                        UnsupportedFrameException.class,
                        e -> assertThat(e.offset()).isEqualTo(first.length));
    }

    private static void assertRefused(byte[] bad, String what) {
        assertThatThrownBy(() -> decode(bad))
                .as(what)
                .isInstanceOfAny(CorruptFrameException.class, UnsupportedFrameException.class);
        assertThatThrownBy(() -> expand(bad))
                .as(what)
                .isInstanceOfAny(CorruptFrameException.class, UnsupportedFrameException.class);
    }

    private static String decode(byte[] member) throws CorruptFrameException, UnsupportedFrameException {
        byte[] content = new byte[CONTENT.length()];
        try (FrameDecoder decoder = new GzipCodec().newDecoder()) {
            decoder.decode(ByteBuffer.wrap(member), ByteBuffer.wrap(content));
        }
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    private static String expand(byte[] file) throws IOException {
        try (InputStream stream = new GzipCodec().decodeStream(new ByteArrayInputStream(file))) {
            return new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
