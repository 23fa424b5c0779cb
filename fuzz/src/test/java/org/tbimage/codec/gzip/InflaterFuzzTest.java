package org.tbimage.codec.gzip;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Deflate data, by all libraries there are: what the JDK expands, each expands to the same bytes, and to no other
 * length; whatever it is, none writes outside of its content.
 */
class InflaterFuzzTest {
    private static final int MOST = 1 << 16;
    private static final int GUARD = 64;
    private static final byte FILL = 0x5A;
    private static final int REFUSED = -1;
    private static final int OTHER_CONTENT = -2;
    private static final List<RawInflater> INFLATERS = Stream.of(
                    new JdkEngine(), new LibdeflateEngine(), new IsalEngine())
            .filter(InflaterFuzzTest::works)
            .map(Engine::newInflater)
            .toList();

    /** A library may not be there; one that is there and fails its trial would be left out unseen. */
    private static boolean works(Engine engine) {
        Optional<String> fault = EngineSelfTest.fault(engine);
        assertThat(fault.orElse("")).as(engine.name()).doesNotContain("when tried");
        return fault.isEmpty();
    }

    @FuzzTest
    void inflate(byte[] data) {
        byte[] content = new byte[MOST];
        Optional<int[]> lengths = expand(data, content);
        for (RawInflater inflater : INFLATERS) {
            if (lengths.isPresent()) {
                int read = lengths.get()[0];
                int length = lengths.get()[1];
                assertThat(inflate(inflater, data, Arrays.copyOf(content, length)))
                        .isEqualTo(read);
                assertThat(inflate(inflater, data, new byte[length + 1])).isEqualTo(REFUSED);
                assertThat(length == 0 || inflate(inflater, data, new byte[length - 1]) == REFUSED)
                        .isTrue();
            } else {
                inflate(inflater, data, new byte[data.length]);
            }
        }
    }

    /** Reads all of it by the JDK; gives how much was read and written, if that is all there is. */
    private static Optional<int[]> expand(byte[] data, byte[] content) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(data);
            int length = 0;
            int count;
            do {
                count = inflater.inflate(content, length, content.length - length);
                length += count;
            } while (count > 0);
            return inflater.finished()
                    ? Optional.of(new int[] {(int) inflater.getBytesRead(), length})
                    : Optional.empty();
        } catch (DataFormatException e) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }

    /** Expands to so many bytes; tells how much was read, if what came is the content. */
    private static int inflate(RawInflater inflater, byte[] data, byte[] content) {
        byte[] target = new byte[content.length + 2 * GUARD];
        Arrays.fill(target, FILL);
        ByteBuffer member = ByteBuffer.wrap(data);
        boolean whole = inflater.inflate(member, ByteBuffer.wrap(target, GUARD, content.length));
        for (int i = 0; i < GUARD; i++) {
            assertThat(target[i]).isEqualTo(FILL);
            assertThat(target[GUARD + content.length + i]).isEqualTo(FILL);
        }
        if (!whole) {
            return REFUSED;
        }
        assertThat(member.position()).isBetween(0, data.length);
        boolean right = Arrays.equals(target, GUARD, GUARD + content.length, content, 0, content.length);
        return right ? member.position() : OTHER_CONTENT;
    }
}
