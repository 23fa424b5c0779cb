package org.tbimage.core.engine.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.engine.ImageSource;
import org.tbimage.core.engine.Rig;
import org.tbimage.core.engine.Verify;
import org.tbimage.core.job.Differences;
import org.tbimage.core.job.JobContext;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.PlainImage;
import org.tbimage.testkit.device.RecordingDevice;

/** A plain file is read twice, and may be another one the second time; whatever comes of it, it is closed. */
class PlainContentTest {
    private static final byte[] CONTENT = Rig.content("dtdz", 300);

    @TempDir
    Path folder;

    private int open;

    @AfterEach
    void allIsClosed() {
        assertThat(open).isZero();
    }

    private static byte[] gzip(byte[] content, int length) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (GZIPOutputStream member = new GZIPOutputStream(file)) {
            member.write(content, 0, length);
        }
        return file.toByteArray();
    }

    /** Each time it is opened it holds the next of these. */
    private PlainImage file(byte[]... contents) {
        Iterator<byte[]> next = List.of(contents).iterator();
        return new PlainImage() {
            @Override
            public String key() {
                return "box/sda.gz";
            }

            @Override
            public long length() {
                return contents[0].length;
            }

            @Override
            public InputStream open() {
                open++;
                return new FilterInputStream(new ByteArrayInputStream(next.next())) {
                    private boolean closed;

                    @Override
                    public void close() {
                        open -= closed ? 0 : 1;
                        closed = true;
                    }
                };
            }
        };
    }

    private Differences compare(PlainImage file) throws IOException {
        Rig rig = new Rig(folder);
        JobContext context = rig.context(ProgressListener.SILENT);
        try (RecordingDevice disk = rig.disk("disk", CONTENT)) {
            return new Verify(context).device(ImageSource.of(file, context), disk);
        }
    }

    private void assertRefused(String message, byte[]... contents) {
        assertThatThrownBy(() -> compare(file(contents)))
                .isInstanceOfSatisfying(
                        DamagedImageException.class, e -> assertThat(e.file()).isEqualTo("box/sda.gz"))
                .hasMessageContaining(message);
    }

    @Test
    void isComparedAsAWhole() throws IOException {
        byte[] whole = gzip(CONTENT, CONTENT.length);
        assertThat(compare(file(whole, whole)).sameBytes()).isEqualTo(CONTENT.length);
    }

    @Test
    void isRefusedIfItBeginsLikeNoCodecs() {
        assertRefused("it begins like nothing that ", new byte[5000]);
        assertRefused("it is empty", new byte[0]);
    }

    @Test
    void isRefusedIfItHoldsNothing() throws IOException {
        assertRefused("it expands to nothing", gzip(CONTENT, 0));
    }

    /** T6: what was proven is worth nothing if what is read then is something else. */
    @Test
    void isRefusedIfItIsAnotherTheSecondTime() throws IOException {
        byte[] whole = gzip(CONTENT, CONTENT.length);
        assertRefused("it expands to less than a moment ago", whole, gzip(CONTENT, CONTENT.length - 1));
        byte[] longer = Arrays.copyOf(CONTENT, CONTENT.length + 1);
        assertRefused("it expands to more than a moment ago", whole, gzip(longer, longer.length));
        assertRefused("the file is truncated", whole, Arrays.copyOf(whole, whole.length - 1));
        byte[] changed = whole.clone();
        changed[whole.length - 8] ^= 1;
        assertRefused("checksum", whole, changed);
    }
}
