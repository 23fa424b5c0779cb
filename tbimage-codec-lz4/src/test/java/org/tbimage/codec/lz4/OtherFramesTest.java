package org.tbimage.codec.lz4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.testkit.codec.Content;

/** Other frames in a .lz4 file: legacy frames and skippable frames. */
final class OtherFramesTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100_003, 8 << 20, (8 << 20) + 1, (16 << 20) + 5})
    void legacyFilesAreDecoded(int length) throws IOException {
        byte[] content = Content.MIXED.make(length);
        byte[] file = Lz4Tool.compress(content, List.of("-l"));
        assertThat(Lz4Tool.SUBJECT.codec().recognizes(ByteBuffer.wrap(file))).isTrue();
        assertThat(Arrays.equals(Lz4Tool.SUBJECT.expand(file), content)).isTrue();
    }

    @Test
    void legacyFramesMixWithOthers() throws IOException {
        byte[] content = Content.TEXT.make(70_000);
        byte[] legacy = Lz4Tool.compress(content, List.of("-l"));
        byte[] frame = Lz4Tool.compress(content, List.of("-BD", "-B4"));
        byte[] expanded = Lz4Tool.SUBJECT.expand(Lz4Tool.concat(legacy, frame, legacy, legacy, skippable(3, 9), frame));
        assertThat(expanded).isEqualTo(Lz4Tool.concat(content, content, content, content, content));
    }

    /** Only truncation directly after the magic number is not detectable, since an empty legacy frame ends there. */
    @Test
    void truncatedLegacyFilesAreRejected() throws IOException {
        byte[] file = Lz4Tool.compress(Content.TEXT.make(2000), List.of("-l"));
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            if (length != Integer.BYTES) {
                assertThatThrownBy(() -> Lz4Tool.SUBJECT.expand(cut))
                        .as("cut to %d", length)
                        .isInstanceOf(CorruptFrameException.class);
            }
        }
    }

    @Test
    void bytesAfterLegacyFramesAreRejected() throws IOException {
        byte[] file = Lz4Tool.compress(Content.TEXT.make(2000), List.of("-l"));
        for (byte[] more : List.of(new byte[4], new byte[] {1, 0, 0, 0, 0}, new byte[] {-1, -1, -1, -1}, new byte[1])) {
            assertThatThrownBy(() -> Lz4Tool.SUBJECT.expand(Lz4Tool.concat(file, more)))
                    .isInstanceOf(CorruptFrameException.class);
        }
    }

    /** Only the last block of a legacy frame is short. A block after a short one belongs elsewhere. */
    @Test
    void aLegacyBlockAfterAShortOneIsRejected() throws IOException {
        byte[] file = Lz4Tool.compress(Content.TEXT.make(2000), List.of("-l"));
        byte[] block = Arrays.copyOfRange(file, 4, file.length);
        assertThatThrownBy(() -> Lz4Tool.SUBJECT.expand(Lz4Tool.concat(file, block)))
                .isInstanceOf(CorruptFrameException.class);
    }

    /** A legacy frame has no end mark, so it cannot be a chunk. */
    @Test
    void legacyFramesAreNotChunks() throws IOException {
        byte[] file = Lz4Tool.compress(Content.TEXT.make(2000), List.of("-l"));
        assertThatThrownBy(() -> Lz4Tool.SUBJECT.decode(file, 2000)).isInstanceOf(CorruptFrameException.class);
    }

    @Test
    void skippableFramesAreSkippedAnywhere() throws IOException {
        byte[] content = Content.TEXT.make(5000);
        byte[] frame = Lz4Tool.SUBJECT.encode(content);
        for (int kind = 0; kind < 16; kind++) {
            byte[] skip = skippable(kind, 200_000 * kind);
            assertThat(Lz4Tool.SUBJECT.expand(Lz4Tool.concat(skip, frame, skip, skip)))
                    .isEqualTo(content);
        }
    }

    /** T2: skipping beyond the end of a file does not fail by itself. */
    @Test
    void aTruncatedSkippableFrameIsRejected(@TempDir Path folder) throws IOException {
        byte[] frame = Lz4Tool.SUBJECT.encode(Content.TEXT.make(500));
        byte[] file = Lz4Tool.concat(frame, skippable(0, 300_000));
        Path path = folder.resolve("cut.lz4");
        for (int more : new int[] {1, 4, 5, 7, 8, 9, 100_000, 300_007}) {
            Files.write(path, Arrays.copyOf(file, frame.length + more));
            assertThatThrownBy(() -> expand(path)).as("%d bytes of it", more).isInstanceOf(CorruptFrameException.class);
        }
    }

    private static byte[] expand(Path path) throws IOException {
        try (InputStream stream = Lz4Tool.SUBJECT.codec().decodeStream(Files.newInputStream(path))) {
            return stream.readAllBytes();
        }
    }

    private static byte[] skippable(int kind, int length) {
        ByteBuffer frame = ByteBuffer.allocate(8 + length).order(ByteOrder.LITTLE_ENDIAN);
        frame.putInt(FrameFormat.SKIPPABLE_MAGIC + kind).putInt(length);
        return frame.put(Content.TEXT.make(length)).array();
    }
}
