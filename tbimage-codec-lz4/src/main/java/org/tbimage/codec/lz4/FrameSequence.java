package org.tbimage.codec.lz4;

import java.io.Closeable;
import java.io.IOException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The frames of a file in order, both current and legacy ones. Skippable frames are skipped. */
final class FrameSequence implements Closeable {
    private final Lz4Library library;
    private final StreamInput input;
    private final BlockExpander expander;
    /** Created for the first frame, so that a rejected file leaves nothing to close. */
    private @Nullable RunningHash contentHash;

    private long offset;

    FrameSequence(Lz4Library library, StreamInput input) {
        this.library = library;
        this.input = input;
        this.expander = new BlockExpander(library);
    }

    /** {@return the blocks of the next frame, with the window prepared for them; null after the last frame} */
    @Nullable
    Blocks next(Window window) throws IOException {
        while (true) {
            offset = input.offsetOfNext();
            OptionalInt magic = input.takeIntUnlessEnd();
            if (magic.isEmpty()) {
                return requireSome();
            }
            if ((magic.getAsInt() & FrameFormat.SKIPPABLE_MASK) != FrameFormat.SKIPPABLE_MAGIC) {
                return begin(magic.getAsInt(), window);
            }
            input.pass(Integer.toUnsignedLong(input.takeInt()));
        }
    }

    /** {@return the offset in the file of the frame that was returned last, or of the end of the file} */
    long offset() {
        return offset;
    }

    private @Nullable Blocks requireSome() throws IOException {
        if (input.offset() == 0) {
            throw input.damaged("an empty file is not an lz4 file");
        }
        return null;
    }

    private Blocks begin(int magic, Window window) throws IOException {
        if (magic == FrameFormat.LEGACY_MAGIC) {
            window.begin(0, FrameFormat.LEGACY_BLOCK);
            return new LegacyBlocks(input, expander);
        }
        if (magic != FrameFormat.MAGIC) {
            throw input.damaged("not an lz4 frame");
        }
        Descriptor descriptor = Header.read(input, library.hash());
        window.begin(
                descriptor.linked() ? FrameFormat.HISTORY : 0,
                descriptor.blockSize().bytes());
        return new FrameBlocks(input, descriptor, expander, library.hash(), runningHash());
    }

    private RunningHash runningHash() {
        RunningHash hash = contentHash == null ? new RunningHash(library) : contentHash;
        contentHash = hash;
        return hash.reset();
    }

    @Override
    public void close() throws IOException {
        try (input) {
            if (contentHash != null) {
                contentHash.close();
            }
        }
    }
}
