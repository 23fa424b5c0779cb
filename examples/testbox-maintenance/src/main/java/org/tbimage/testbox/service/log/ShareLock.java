package org.tbimage.testbox.service.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tbimage.testbox.service.system.SmallFiles;
import org.tbimage.value.Sha256;

/**
 * A lock between boxes on a share, of which a dead owner can be relieved. It needs two things of the file system, which
 * NFS version 3 offers without a lock daemon: only one can make a file exclusively, and a rename is atomic.
 *
 * <p>The lock is a file that holds the token of its owner; no token is used twice. Whoever changes it makes an <i>heir
 * file</i> first, whose name has the token of the one whose lock is to be changed. Only one can: the owner to release the
 * lock, or one of the waiters to inherit it. An heir that dies is inherited from in the same way, and the file of the last
 * heir moves up, one rename at a time, to the place of the lock. Each step is followed by a look whether it counted.
 *
 * <p>Belongs to one thread. {@code docs/decisions/0031-lock-of-the-common-log.md} has the reasons.
 */
final class ShareLock {
    private static final String RELEASED = "-released";
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /** More heirs than that, each dead within a moment, are a sign of somebody who plays with the files. */
    private static final int MOST_HEIRS = 16;

    private final Path file;
    private final String token;

    /** A waiter, or the owner, of the lock {@code file}; {@code token} is unique. */
    ShareLock(Path file, String token) {
        this.file = file;
        this.token = token;
    }

    /** Takes the lock if it is free. */
    boolean take() throws IOException {
        return make(file, token) && isOurs();
    }

    /** {@return whether the lock is ours, and nobody is about to inherit it} */
    boolean isOurs() throws IOException {
        return last().equals(token);
    }

    /** {@return the token of the owner, or of the last heir if somebody is changing the lock; empty if it is free} */
    String last() throws IOException {
        List<String> tokens = tokens();
        return tokens.isEmpty() ? "" : tokens.get(tokens.size() - 1);
    }

    /** Owner and heirs. */
    private List<String> tokens() throws IOException {
        List<String> tokens = new ArrayList<>();
        Path next = file;
        while (tokens.size() < MOST_HEIRS) {
            Optional<String> holder = holder(next);
            if (holder.isEmpty()) {
                return tokens;
            }
            tokens.add(holder.get());
            next = heirFile(holder.get());
        }
        throw new IOException("the lock " + file + " has more than " + MOST_HEIRS + " heirs; remove its files");
    }

    /** Takes over from {@code dead}, who was {@link #last()} for so long that it must be dead. Only one waiter can. */
    boolean inherit(String dead) throws IOException {
        if (!make(heirFile(dead), token)) {
            return false;
        }
        List<String> tokens = tokens();
        if (tokens.isEmpty() || !tokens.get(tokens.size() - 1).equals(token)) {
            Files.deleteIfExists(heirFile(dead)); // the lock was released or inherited meanwhile
            return false;
        }
        for (int i = tokens.size() - 2; i >= 0; i--) {
            moveUp(heirFile(tokens.get(i)), i == 0 ? file : heirFile(tokens.get(i - 1)));
        }
        return isOurs();
    }

    private static void moveUp(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            return; // an heir that was not dead has moved it, or the answer to a rename was lost: the look after it
            // tells
        }
    }

    /** Frees the lock, unless another has inherited it. */
    void release() throws IOException {
        Path heir = heirFile(token);
        if (!make(heir, token + RELEASED)) {
            return;
        }
        if (holder(file).filter(token::equals).isPresent()) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(heir);
    }

    private Path heirFile(String of) {
        return file.resolveSibling(file.getFileName() + "." + of);
    }

    /** Returns whether it was made by this call. */
    private static boolean make(Path path, String content) throws IOException {
        FileChannel made;
        try {
            made = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            return false;
        }
        try (made) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(content);
            while (bytes.hasRemaining()) {
                made.write(bytes);
            }
            return true;
        } catch (IOException e) {
            if (content.endsWith(RELEASED)) {
                return true; // that it is there is enough to release the lock on a share that is full by now
            }
            Files.deleteIfExists(path);
            throw e;
        }
    }

    /** What a file holds, as a word for a name; one that is empty as yet is known by its inode and its time. */
    private static Optional<String> holder(Path path) throws IOException {
        Optional<String> text = SmallFiles.read(path);
        if (text.isEmpty() || TOKEN.matcher(text.get()).matches()) {
            return text;
        }
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            String which = text.get() + " " + attributes.fileKey() + " " + attributes.lastModifiedTime();
            Sha256 digest = Sha256.digest(StandardCharsets.UTF_8.encode(which));
            return Optional.of("unknown-" + digest.toString().substring(0, 32));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
