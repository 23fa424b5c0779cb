package org.tbimage.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.tbimage.fuzz.Allocation;
import org.tbimage.store.DamagedImageException;

/** Notes that a restore is under way, as somebody who can write the share may leave them. */
class RestoringNoteFuzzTest {
    @FuzzTest
    void note(byte[] data) throws IOException {
        Allocation.bounded((8L << 20) + 500L * data.length, () -> read(data));
    }

    private static void read(byte[] bytes) throws IOException {
        try {
            RestoringNote note = RestoringNote.read("file", ByteBuffer.wrap(bytes));
            assertThat(note.describe()).doesNotContain("\n", "\u001b");
        } catch (DamagedImageException e) {
            assertThat(e.getMessage()).contains("file").doesNotContain("\n", "\u001b");
        }
    }
}
