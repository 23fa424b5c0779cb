package org.tbimage.core.engine.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tbimage.value.Sha256;

/** Content is cut at block boundaries that the content decides. */
class ContentCutterTest {
    private static final int BLOCK = CutSizes.BLOCK;
    private static final CutSizes SIZES = CutSizes.within(1 << 20);

    private record Part(int from, int length, boolean zeros) {}

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    private static List<Part> cut(byte[] content, int from, BitSet kept, CutSizes sizes) {
        List<Part> parts = new ArrayList<>();
        ByteBuffer bytes =
                ByteBuffer.allocateDirect(content.length).put(content).flip().position(from);
        new ContentCutter(sizes).cut(bytes, kept, new ContentCutter.Parts() {
            @Override
            public void chunk(int at, int length) {
                parts.add(new Part(at, length, false));
            }

            @Override
            public void zeros(int at, int length) {
                parts.add(new Part(at, length, true));
            }
        });
        assertThat(bytes.position()).isEqualTo(from);
        assertThat(bytes.limit()).isEqualTo(content.length);
        return parts;
    }

    private static List<Part> cut(byte[] content) {
        return cut(content, 0, new BitSet(), SIZES);
    }

    /** Random blocks, runs of equal blocks, runs of zeros, and a tail of any length. */
    private static byte[] content(long seed) {
        Random random = new Random(seed);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int runs = random.nextInt(30); runs >= 0; runs--) {
            int blocks = 1 + random.nextInt(random.nextBoolean() ? 3 : 60);
            byte[] block = new byte[BLOCK];
            int kind = random.nextInt(4);
            for (int i = 0; i < blocks; i++) {
                if (kind > 1 || (kind == 1 && i == 0)) {
                    random.nextBytes(block);
                }
                out.writeBytes(block);
            }
        }
        byte[] tail = new byte[random.nextInt(BLOCK)];
        if (random.nextBoolean()) {
            random.nextBytes(tail);
        }
        out.writeBytes(tail);
        return out.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void thePartsAreTheContentWithoutAGap(long seed) {
        byte[] content = content(seed);
        int at = 0;
        for (Part part : cut(content)) {
            assertThat(part.from()).isEqualTo(at).isEqualTo(at / BLOCK * BLOCK);
            assertThat(part.length()).isPositive();
            at += part.length();
        }
        assertThat(at).isEqualTo(content.length);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void zeroBlocksAreRunsOfTheirOwnAndNoOthersAre(long seed) {
        byte[] content = content(seed);
        Part before = null;
        for (Part part : cut(content)) {
            for (int at = part.from(); at < part.from() + part.length(); at += BLOCK) {
                int end = Math.min(at + BLOCK, content.length);
                assertThat(Arrays.equals(content, at, end, new byte[BLOCK], 0, end - at))
                        .isEqualTo(part.zeros());
            }
            assertThat(before != null && before.zeros() && part.zeros())
                    .as("a run of zeros is one part")
                    .isFalse();
            before = part;
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void onlyZerosOrTheEndMakeAChunkShort(long seed) {
        byte[] content = content(seed);
        List<Part> parts = cut(content);
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (!part.zeros()) {
                assertThat(part.length()).isLessThanOrEqualTo(SIZES.most());
                boolean last = i == parts.size() - 1;
                if (!last && !parts.get(i + 1).zeros()) {
                    assertThat(part.length()).isGreaterThanOrEqualTo(SIZES.least());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theSameContentIsCutAlikeEachTime(long seed) {
        assertThat(cut(content(seed))).isEqualTo(cut(content(seed)));
    }

    /** Content that has moved by whole blocks gives the same chunks soon. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aShiftByBlocksChangesFewChunks(long seed) {
        Random random = new Random(seed);
        byte[] content = new byte[4 << 20];
        random.nextBytes(content);
        byte[] shifted = new byte[content.length + (1 + random.nextInt(40)) * BLOCK];
        random.nextBytes(shifted);
        System.arraycopy(content, 0, shifted, shifted.length - content.length, content.length);
        Set<Sha256> known = new HashSet<>(digests(content));
        List<Sha256> after = digests(shifted);
        long fresh = after.stream().filter(digest -> !known.contains(digest)).count();
        assertThat(after).hasSizeGreaterThan(50);
        assertThat(fresh).isLessThan(20);
    }

    private static List<Sha256> digests(byte[] content) {
        Sha256.Hasher hasher = new Sha256.Hasher();
        return cut(content).stream()
                .map(part -> hasher.hash(ByteBuffer.wrap(content, part.from(), part.length())))
                .toList();
    }

    @Test
    void chunksHaveTheAverageSizeAndTheLeast() {
        byte[] content = new byte[32 << 20];
        new Random(1).nextBytes(content);
        int average = content.length / cut(content).size();
        assertThat(average).isBetween(SIZES.average(), SIZES.average() + 2 * SIZES.least());
    }

    @Test
    void equalBlocksAreCutAtTheMostSize() {
        byte[] content = new byte[1 << 20];
        Arrays.fill(content, (byte) 0xA5);
        List<Part> parts = cut(content);
        int length = parts.get(0).length();
        assertThat(length).isIn(SIZES.least(), SIZES.most());
        assertThat(parts).allMatch(part -> part.length() == length);
    }

    @Test
    void aBlockThatIsKeptIsNoRunOfZeros() {
        BitSet kept = new BitSet();
        kept.set(2);
        assertThat(cut(new byte[5 * BLOCK], 0, kept, SIZES))
                .containsExactly(
                        new Part(0, 2 * BLOCK, true),
                        new Part(2 * BLOCK, BLOCK, false),
                        new Part(3 * BLOCK, 2 * BLOCK, true));
    }

    @Test
    void whatLiesBeforeThePositionIsLeftOut() {
        byte[] content = new byte[5 * BLOCK + 7];
        Arrays.fill(content, (byte) 1);
        List<Part> parts = cut(content, 3 * BLOCK, new BitSet(), SIZES);
        assertThat(parts.get(0).from()).isEqualTo(3 * BLOCK);
        assertThat(parts.stream().mapToInt(Part::length).sum()).isEqualTo(2 * BLOCK + 7);
        assertThat(cut(content, content.length / BLOCK * BLOCK, new BitSet(), SIZES))
                .containsExactly(new Part(5 * BLOCK, 7, false));
        assertThat(cut(new byte[0])).isEmpty();
    }

    /** The chunks of small frames are small too. */
    @ParameterizedTest
    @MethodSource("seeds")
    void noChunkIsLongerThanAFrame(long seed) {
        for (int most = BLOCK; most <= 1 << 20; most *= 2) {
            CutSizes sizes = CutSizes.within(most);
            assertThat(sizes.most()).isLessThanOrEqualTo(most);
            for (Part part : cut(content(seed), 0, new BitSet(), sizes)) {
                assertThat(part.zeros() || part.length() <= most).isTrue();
            }
        }
    }

    @Test
    void sizesOutOfOrderAreRefused() {
        assertThatThrownBy(() -> new CutSizes(BLOCK - 1, BLOCK, BLOCK)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CutSizes(2 * BLOCK, BLOCK, BLOCK)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CutSizes(BLOCK, 3 * BLOCK, 4 * BLOCK))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
