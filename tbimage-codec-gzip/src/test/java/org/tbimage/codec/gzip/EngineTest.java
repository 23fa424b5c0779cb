package org.tbimage.codec.gzip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tbimage.testkit.codec.Content;

/** Tests of single engines. The codec contract cannot test them, since the JDK decodes what an engine rejects. */
final class EngineTest {
    private static final int[] LENGTHS = {0, 1, 2, 255, 4096, 32_767, 32_768, 32_769, 65_535, 65_536, 300_007};
    private static final byte MARK = (byte) 0x5A;

    @ParameterizedTest
    @EnumSource
    void theJdkDecodesItsData(TestEngines kind) {
        Engine engine = kind.installed();
        try (JdkInflater jdk = new JdkInflater()) {
            kind.levels().forEach(level -> {
                try (RawDeflater deflater = engine.newDeflater(level)) {
                    for (Content content : Content.values()) {
                        for (int length : LENGTHS) {
                            byte[] expected = content.make(length);
                            ByteBuffer data = deflate(deflater, expected);
                            if (data != null) {
                                assertThat(expand(jdk, data, length))
                                        .as("%s %d at level %d", content, length, level)
                                        .isEqualTo(expected);
                            }
                        }
                    }
                }
            });
        }
    }

    /** Data of any level, followed by other bytes. */
    @ParameterizedTest
    @EnumSource
    void decodesDataOfTheJdk(TestEngines kind) {
        try (RawInflater inflater = kind.installed().newInflater()) {
            for (int level = 1; level <= 9; level += 4) {
                try (JdkDeflater jdk = new JdkDeflater(level)) {
                    for (Content content : Content.values()) {
                        for (int length : LENGTHS) {
                            byte[] expected = content.make(length);
                            ByteBuffer data = deflate(jdk, expected);
                            if (data != null) {
                                assertThat(expand(inflater, data, length)).isEqualTo(expected);
                            }
                        }
                    }
                }
            }
        }
    }

    /** Buffers on the heap or direct, with any position, read-only or not. */
    @ParameterizedTest
    @EnumSource
    void acceptsAllKindsOfBuffers(TestEngines kind) {
        byte[] content = Content.MIXED.make(50_021);
        Engine engine = kind.installed();
        try (RawDeflater deflater = engine.newDeflater(1);
                RawInflater inflater = engine.newInflater()) {
            for (int target = 0; target < 2; target++) {
                for (ByteBuffer source : sources(content)) {
                    ByteBuffer data = buffer(target, content.length);
                    assertThat(deflater.deflate(source, data.position(7))).isTrue();
                    assertThat(source.remaining()).isEqualTo(content.length);
                    byte[] made = new byte[data.flip().position(7).remaining()];
                    data.get(made);
                    for (ByteBuffer member : sources(made)) {
                        ByteBuffer back = buffer(target, content.length + 11).position(11);
                        assertThat(inflater.inflate(member, back)).isTrue();
                        assertThat(member.hasRemaining()).isFalse();
                        assertThat(back).isEqualTo(ByteBuffer.wrap(content));
                    }
                }
            }
        }
    }

    /** The engine may write to the place of the trailer, but not after it. */
    @ParameterizedTest
    @EnumSource
    void writesNothingAfterTheTrailer(TestEngines kind) {
        Engine engine = kind.installed();
        kind.levels().forEach(level -> {
            try (RawDeflater deflater = engine.newDeflater(level)) {
                for (Content content : Content.values()) {
                    for (int length = 1; length < 200_000; length += 1 + length * 7 / 10) {
                        ByteBuffer target = ByteBuffer.allocateDirect(length + length / 1000 + 200);
                        fill(target);
                        boolean whole = deflater.deflate(ByteBuffer.wrap(content.make(length)), target);
                        assertThat(whole).isTrue();
                        int from = target.position() + MemberFormat.TRAILER_LENGTH;
                        assertMarked(target, from, target.capacity(), content + " " + length + " at level " + level);
                    }
                }
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void writesNothingAfterTheRoom(TestEngines kind) {
        byte[] content = Content.TEXT.make(20_000);
        Engine engine = kind.installed();
        kind.levels().forEach(level -> {
            try (RawDeflater deflater = engine.newDeflater(level)) {
                int needed = deflate(deflater, content).remaining();
                for (int room = 0; room < needed; room += 1 + room / 3) {
                    ByteBuffer target = ByteBuffer.allocateDirect(needed + 100);
                    fill(target);
                    assertThat(deflater.deflate(ByteBuffer.wrap(content), target.slice(10, room)))
                            .as("%d of %d at level %d", room, needed, level)
                            .isFalse();
                    assertMarked(target, 0, 10, "before");
                    assertMarked(target, 10 + room, target.capacity(), "behind");
                }
            }
        });
    }

    /** Data that ends too early, or content that is too short or too long, is rejected. Nothing is written outside. */
    @ParameterizedTest
    @EnumSource
    void rejectsWrongContentLengths(TestEngines kind) {
        byte[] content = Content.TEXT.make(3000);
        Engine engine = kind.installed();
        try (RawDeflater deflater = engine.newDeflater(1);
                RawInflater inflater = engine.newInflater()) {
            ByteBuffer data = deflate(deflater, content);
            for (int length = 0; length < data.remaining(); length++) {
                assertRefused(inflater, data.slice(0, length), content.length);
            }
            for (int length : new int[] {0, 1, 2999, 3001, 3100}) {
                assertRefused(inflater, data.duplicate(), length);
            }
            assertThat(expand(inflater, data, 3000)).isEqualTo(content);
        }
    }

    @ParameterizedTest
    @EnumSource
    void throwsAfterClosing(TestEngines kind) {
        Engine engine = kind.installed();
        RawDeflater deflater = engine.newDeflater(1);
        RawInflater inflater = engine.newInflater();
        for (int i = 0; i < 2; i++) {
            deflater.close();
            inflater.close();
        }
        ByteBuffer some = ByteBuffer.allocateDirect(100);
        assertThatThrownBy(() -> deflater.deflate(some, some.duplicate())).hasMessageContaining("closed");
        assertThatThrownBy(() -> inflater.inflate(some, some.duplicate())).hasMessageContaining("closed");
    }

    private static void assertRefused(RawInflater inflater, ByteBuffer data, int length) {
        ByteBuffer back = ByteBuffer.allocateDirect(length + 300);
        fill(back);
        assertThat(inflater.inflate(data, back.slice(100, length))).isFalse();
        assertMarked(back, 0, 100, "before");
        assertMarked(back, 100 + length, length + 300, "behind");
    }

    /** Null if the content cannot be compressed, and must be stored. */
    private static ByteBuffer deflate(RawDeflater deflater, byte[] content) {
        ByteBuffer data = ByteBuffer.allocateDirect((int) StoredBlocks.length(content.length));
        return deflater.deflate(ByteBuffer.wrap(content), data) ? data.flip() : null;
    }

    private static byte[] expand(RawInflater inflater, ByteBuffer data, int length) {
        ByteBuffer member = ByteBuffer.allocateDirect(data.remaining() + 9);
        fill(member);
        member.put(0, data, 0, data.remaining());
        byte[] back = new byte[length];
        assertThat(inflater.inflate(member, ByteBuffer.wrap(back))).isTrue();
        assertThat(member.position()).isEqualTo(data.remaining());
        return back;
    }

    private static ByteBuffer[] sources(byte[] bytes) {
        ByteBuffer heap = ByteBuffer.allocate(bytes.length + 20)
                .position(13)
                .put(bytes)
                .flip()
                .position(13);
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length + 20)
                .position(13)
                .put(bytes)
                .flip()
                .position(13);
        return new ByteBuffer[] {heap, direct, heap.asReadOnlyBuffer(), direct.asReadOnlyBuffer(), direct.slice()};
    }

    private static ByteBuffer buffer(int kind, int length) {
        return kind == 0 ? ByteBuffer.allocate(length) : ByteBuffer.allocateDirect(length);
    }

    private static void fill(ByteBuffer buffer) {
        byte[] marks = new byte[buffer.capacity()];
        Arrays.fill(marks, MARK);
        buffer.put(0, marks);
    }

    private static void assertMarked(ByteBuffer buffer, int from, int to, String what) {
        for (int i = from; i < to; i++) {
            if (buffer.get(i) != MARK) {
                throw new AssertionError("byte " + (i - from) + " behind was written: " + what);
            }
        }
    }
}
