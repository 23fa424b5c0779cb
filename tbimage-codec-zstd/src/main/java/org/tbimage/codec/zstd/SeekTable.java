package org.tbimage.codec.zstd;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.tbimage.codec.PackTrailer;

/**
 * The seek table of zstd's seekable format 0.1.0, by which other tools find the frame of an offset. It is a skippable
 * frame, so the plain tool passes over it. All little-endian, 4 bytes each unless said otherwise:
 *
 * <pre>
 * 0x184D2A5E, length of what follows
 * for each frame: length of the frame, length of its content
 * number of frames, descriptor (1 byte: 0, no checksums of frames, which end in their own), 0x8F92EAB1
 * </pre>
 */
final class SeekTable implements PackTrailer {
    private static final int HEADER_LENGTH = 8;
    private static final int ENTRY_LENGTH = 8;
    private static final int FOOTER_LENGTH = 9;
    private static final int FOOTER_MAGIC = 0x8F92EAB1;
    private static final byte NO_CHECKSUMS = 0;

    /** Readers of the format take no more than so many frames. */
    private static final int MOST_FRAMES = 1 << 27;

    private final int mostFrames;
    private int[] lengths = new int[64];
    private int frames;
    private boolean tooMany;

    SeekTable() {
        this(MOST_FRAMES);
    }

    /** A table that is left out where there are more than so many frames. */
    SeekTable(int mostFrames) {
        this.mostFrames = mostFrames;
    }

    @Override
    public void add(int frameLength, int contentLength) {
        if (frames == mostFrames) {
            tooMany = true;
            return;
        }
        if (lengths.length == 2 * frames) {
            lengths = Arrays.copyOf(lengths, 2 * lengths.length);
        }
        lengths[2 * frames] = frameLength;
        lengths[2 * frames + 1] = contentLength;
        frames++;
    }

    @Override
    public ByteBuffer finish() {
        if (tooMany) {
            // A pack without a table is valid, one with a part of it is not.
            return ByteBuffer.allocate(0);
        }
        int length = frames * ENTRY_LENGTH + FOOTER_LENGTH;
        ByteBuffer table = ByteBuffer.allocate(HEADER_LENGTH + length).order(ByteOrder.LITTLE_ENDIAN);
        table.putInt(Magic.SEEK_TABLE).putInt(length);
        for (int i = 0; i < 2 * frames; i++) {
            table.putInt(lengths[i]);
        }
        table.putInt(frames).put(NO_CHECKSUMS).putInt(FOOTER_MAGIC);
        return table.flip();
    }
}
