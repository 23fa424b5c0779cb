package org.tbimage.core.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.engine.Rig;
import org.tbimage.core.engine.Verify;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.device.RecordingDevice;
import org.tbimage.value.ByteRange;
import org.tbimage.value.ImageRef;

/** What is to happen with an image that is damaged, and with one that is not. */
public final class DamagedRig {
    private static final String SHAPE = "tztzt";

    private DamagedRig() {}

    /** Makes a small image of text and zeros; returns the content of its disk. */
    static byte[] backUp(Rig rig, String codec) throws IOException {
        byte[] content = Rig.content(SHAPE, 100);
        try (RecordingDevice disk = rig.disk("disk", content)) {
            rig.backup(disk, codec);
        }
        return content;
    }

    public static void assertWhole(Rig rig, byte[] content) throws IOException {
        try (RecordingDevice target = rig.disk("target", Rig.dirty(content.length))) {
            rig.restore(target);
            assertThat(rig.contentOf(target)).isEqualTo(content);
        }
    }

    /** Neither restore nor verify take it, and restore has written nothing from the damage on. */
    static void assertRefused(Rig rig, byte[] content, String what) throws IOException {
        try (RecordingDevice target = rig.disk("target", Rig.dirty(content.length))) {
            assertThatThrownBy(() -> rig.restore(target))
                    .as("restore: " + what)
                    .isInstanceOfSatisfying(
                            DamagedImageException.class, e -> assertNothingBehind(target.written(), e.chunkOffset()));
            assertThatThrownBy(() -> verify(rig)).as("verify: " + what).isInstanceOf(DamagedImageException.class);
        }
    }

    private static void assertNothingBehind(List<ByteRange> written, long damaged) {
        if (damaged == DamagedImageException.UNKNOWN) {
            assertThat(written).isEmpty();
        } else {
            assertThat(written).allMatch(range -> range.end() <= damaged || range.offset() == 0);
        }
    }

    private static void verify(Rig rig) throws IOException {
        try (ImageStore store = rig.openStore()) {
            ImageRef ref = new ImageRef(Rig.NAME, store.newest(Rig.NAME).orElseThrow());
            try (ImageReader image = store.open(ref)) {
                new Verify(rig.context(ProgressListener.SILENT)).image(image);
            }
        }
    }
}
