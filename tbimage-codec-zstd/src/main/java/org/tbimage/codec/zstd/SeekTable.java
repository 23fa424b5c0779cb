package org.tbimage.codec.zstd;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.tbimage.codec.PackTrailer;

/**
 * The seek table of the zstd seekable format 0.1.0. Other tools use it to find the frame of an offset. It is a skippable
 * frame, so the zstd tool skips it. All numbers are little-endian, and have 4 bytes unless stated otherwise:
 *
 * <pre>
 * 0x184D2A5E, length of what follows
 * for each frame: length of the frame, length of its content
 * number of frames, descriptor (1 byte: 0, no checksums of frames, which end in their own), 0x8F92EAB1
 * </pre>
 */
final class SeekTable implements PackTrailer {
    private static final int ENTRY_LENGTH = 8;
    private static final int FOOTER_LENGTH = 9;
    private static final int FOOTER_MAGIC = 0x8F92EAB1;
    private static final byte NO_CHECKSUMS = 0;

    /** Maximum number of frames that readers of the format accept. */
    static final int MOST_FRAMES = 1 << 27;

    private final int frames;
    private final ByteBuffer bytes =
            ByteBuffer.allocate(Math.max(ENTRY_LENGTH, FOOTER_LENGTH)).order(ByteOrder.LITTLE_ENDIAN);

    private SeekTable(int frames) {
        this.frames = frames;
    }

    /** Creates the table of a pack; empty if there are too many frames, since a pack is valid without a table. */
    static Optional<PackTrailer> of(long frames) {
        return frames > MOST_FRAMES ? Optional.empty() : Optional.of(new SeekTable((int) frames));
    }

    @Override
    public ByteBuffer begin() {
        int length = frames * ENTRY_LENGTH + FOOTER_LENGTH;
        return bytes.clear().putInt(Magic.SEEK_TABLE).putInt(length).flip();
    }

    @Override
    public ByteBuffer add(int frameLength, int contentLength) {
        return bytes.clear().putInt(frameLength).putInt(contentLength).flip();
    }

    @Override
    public ByteBuffer finish() {
        return bytes.clear()
                .putInt(frames)
                .put(NO_CHECKSUMS)
                .putInt(FOOTER_MAGIC)
                .flip();
    }
}
