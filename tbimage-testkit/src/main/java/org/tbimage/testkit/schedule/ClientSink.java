package org.tbimage.testkit.schedule;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import org.tbimage.store.BlobConflictException;
import org.tbimage.store.BlobStore;

/** Writes a blob to a hidden file, which gets its name by a link. Makes the requests that a blob store in a directory makes. */
final class ClientSink implements BlobStore.Sink {
    private final Requests requests;
    private final String hidden;
    private final String key;
    private final String identity;
    private boolean open = true;

    ClientSink(Requests requests, String hidden, String key, String identity) {
        this.requests = requests;
        this.hidden = hidden;
        this.key = key;
        this.identity = identity;
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        checkOpen();
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        if (copy.length > 0) {
            requests.append(hidden, identity, copy);
        }
    }

    @Override
    public void commit() throws IOException {
        if (!commitUnlessTaken()) {
            throw new BlobConflictException(key, "another writer was first", "see what wrote it, and try again", null);
        }
    }

    /** Like {@link #commit}, but returns false if the name is taken. */
    boolean commitUnlessTaken() throws IOException {
        checkOpen();
        try (this) {
            if (!requests.leadsTo(hidden, identity)) {
                throw revoked();
            }
            boolean made = publish();
            if (made) {
                requests.unlink(hidden);
                open = false;
            }
            return made;
        }
    }

    private boolean publish() throws IOException {
        return switch (link()) {
            case MADE -> true;
            case EXISTS -> requests.isSame(hidden, key);
            case MISSING -> throw revoked();
        };
    }

    /** A link that fails is looked at, since only its answer may be lost. It is never followed by a renaming, which could replace a file. */
    private SharedDirectory.LinkAnswer link() throws IOException {
        try {
            return requests.link(hidden, key);
        } catch (IOException e) {
            if (requests.exists(key)) {
                return SharedDirectory.LinkAnswer.EXISTS;
            }
            throw e;
        }
    }

    /** Replaces a blob with the same name. */
    void commitOver() throws IOException {
        checkOpen();
        try (this) {
            if (!requests.leadsTo(hidden, identity) || !requests.rename(hidden, key)) {
                throw revoked();
            }
            open = false;
        }
    }

    private BlobConflictException revoked() {
        return new BlobConflictException(
                key,
                "its unfinished file was removed, since nothing was written to it for hours",
                "run it again; was this machine asleep?",
                null);
    }

    @Override
    public boolean isHeld() throws IOException {
        return open && requests.leadsTo(hidden, identity);
    }

    @Override
    public void renew() throws IOException {
        if (open) {
            requests.touch(hidden, identity);
        }
    }

    @Override
    public void close() throws IOException {
        if (open) {
            open = false;
            if (requests.leadsTo(hidden, identity)) {
                requests.unlink(hidden);
            }
        }
    }

    private void checkOpen() throws ClosedChannelException {
        if (!open) {
            throw new ClosedChannelException();
        }
    }
}
