package org.tbimage.core.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.codec.UnsupportedFrameException;
import org.tbimage.core.image.Crc32c;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.FrameRef;
import org.tbimage.store.ImageReader;
import org.tbimage.store.TableEntry.Chunk;
import org.tbimage.store.UnsupportedImageException;
import org.tbimage.value.ByteRange;
import org.tbimage.value.ChunkGrid;
import org.tbimage.value.Sha256;

/**
 * Fetches the frames of an image, and lets nothing pass that is not what was stored: checksum of the frame, then its
 * decoder's own checks, then the digest of the content. Safe for many threads, each with a slot and tools of its own.
 */
final class Frames {
    private final ImageReader image;
    private final ChunkGrid grid;

    Frames(ImageReader image) {
        this.image = image;
        this.grid = new ChunkGrid(
                image.info().draft().geometry().size(),
                image.info().draft().encoding().chunkSize());
    }

    /** Reads the stored frame of a chunk into the slot's frame buffer, its checksum proven. */
    ByteBuffer fetch(FrameRef frame, ByteRange range, Slot slot) throws IOException {
        checkLength(frame, range, slot);
        ByteBuffer bytes = slot.frame(frame.length());
        image.readPack(frame.pack(), frame.offset(), bytes);
        bytes.flip();
        if (Crc32c.of(bytes) != frame.crc32c()) {
            throw damaged(frame, range, "the frame is changed: its CRC-32C is not that of the chunk table", null);
        }
        return bytes;
    }

    /** Throws if a frame is longer than there is room for, which is as much as the longest frame of any codec. */
    void checkLength(FrameRef frame, ByteRange range, Slot slot) throws DamagedImageException {
        if (frame.length() > slot.frameCapacity()) {
            throw damaged(frame, range, "a frame longer than any codec makes for a chunk", null);
        }
    }

    /** Reads and expands a chunk into the slot's content buffer, its digest proven. */
    ByteBuffer content(Chunk chunk, Slot slot, Tools tools) throws IOException {
        FrameRef frame = chunk.frame();
        ByteBuffer content = expand(frame, chunk.range(), slot, tools);
        ByteBuffer part = content.position(frame.at())
                .limit(frame.at() + Math.toIntExact(chunk.range().length()));
        Sha256 digest = tools.hasher().hash(part);
        if (!digest.equals(chunk.digest())) {
            throw damaged(
                    frame,
                    chunk.range(),
                    "the content's SHA-256 is " + digest + ", and " + chunk.digest() + " in the chunk table",
                    null);
        }
        return part;
    }

    /** Reads and expands a frame whole into the slot's content buffer. */
    ByteBuffer expand(FrameRef frame, ByteRange range, Slot slot, Tools tools) throws IOException {
        ByteBuffer encoded = fetch(frame, range, slot);
        ByteBuffer content = slot.content(frame.contentLength());
        try {
            tools.decode(encoded, content);
        } catch (CorruptFrameException e) {
            throw damaged(frame, range, String.valueOf(e.getMessage()), e);
        } catch (UnsupportedFrameException e) {
            throw new UnsupportedImageException(
                    image.packs().get(frame.pack()).key(),
                    e.getMessage() + " of the frame at byte " + frame.offset(),
                    "restore it on a machine whose program supports this, or another generation",
                    e);
        }
        return content.flip();
    }

    /** Damage of the frame that holds a chunk, with file, offset and chunk named. */
    DamagedImageException damaged(FrameRef frame, ByteRange range, String what, @Nullable Throwable cause) {
        return DamagedImageException.ofChunk(
                image.packs().get(frame.pack()).key(), frame.offset(), grid, range, what, cause);
    }
}
