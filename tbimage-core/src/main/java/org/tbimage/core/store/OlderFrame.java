package org.tbimage.core.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.tbimage.store.ImageReader;
import org.tbimage.store.StoredFrame;
import org.tbimage.store.TableEntry.Chunk;

/** The frame of a chunk of an older image, read to be compared. What is wrong with it is a warning. */
record OlderFrame(ImageReader image, Chunk chunk, Consumer<String> warnings) implements StoredFrame {
    @Override
    public int length() {
        return chunk.frame().length();
    }

    @Override
    public int contentLength() {
        return chunk.frame().contentLength();
    }

    @Override
    public int at() {
        return chunk.at();
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public boolean read(ByteBuffer target) {
        if (length() > target.remaining()) {
            reportDamage("a frame longer than any codec makes for a chunk");
            return false;
        }
        int start = target.position();
        try {
            target.limit(start + length());
            image.readFrame(chunk.frame(), chunk.range(), target);
            target.position(start);
            return true;
        } catch (IOException e) {
            warnings.accept(
                    "a frame of " + image.info().ref() + " can't be used, its chunk is stored anew: " + e.getMessage());
            return false;
        }
    }

    @Override
    public void reportDamage(String what) {
        warnings.accept(
                image.damaged(chunk.frame(), chunk.range(), what, null).getMessage() + "; its chunk is stored anew");
    }
}
