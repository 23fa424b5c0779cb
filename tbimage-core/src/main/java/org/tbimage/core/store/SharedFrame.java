package org.tbimage.core.store;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.tbimage.core.image.PackFrame;
import org.tbimage.store.StoredFrame;

/**
 * A frame in a pack that the new image shares. It is read only to be compared.
 *
 * @param stored reads it from the older image
 * @param frame where it lies, with the number of the pack in the new image
 * @param at offset of the chunk in the decoded content of the frame
 * @param damage receives what is wrong with it
 */
record SharedFrame(StoredFrame stored, PackFrame frame, int at, Consumer<String> damage) implements StoredFrame {
    @Override
    public int length() {
        return stored.length();
    }

    @Override
    public int contentLength() {
        return frame.contentLength();
    }

    @Override
    public boolean isSameFrame(StoredFrame other) {
        return other instanceof SharedFrame shared && shared.frame.equals(frame);
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public boolean read(ByteBuffer target) {
        if (stored.read(target)) {
            return true;
        }
        damage.accept("a frame can't be read, or is changed");
        return false;
    }

    @Override
    public void reportDamage(String what) {
        stored.reportDamage(what);
        damage.accept(what);
    }
}
