package org.tbimage.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/** Frames of zstd, skippable ones and seek tables among them. */
class ZstdFuzzTest {
    private static final CodecCheck CHECK = CodecCheck.of("zstd", new Library(), ZstdMender::mend);

    @FuzzTest
    void zstd(byte[] file) throws IOException {
        CHECK.check(file);
    }

    /** All frames at once, which is the library's other way, and looks at sizes where its streams don't. */
    private static final class Library implements CodecCheck.OtherReader {
        @Override
        public Optional<byte[]> expand(byte[] file, int limit) {
            byte[] content = new byte[limit];
            long length = Zstd.decompressByteArray(content, 0, limit, file, 0, file.length);
            return Optional.of(Arrays.copyOf(content, (int) length));
        }

        /** Frames that it has whole it expands at once, and then takes blocks that are larger than the window. */
        @Override
        public boolean readsPiecesOtherwise(byte[] file) {
            ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
            return ZstdFrame.all(buffer).stream().anyMatch(frame -> frame.isOverWindow(buffer));
        }
    }
}
