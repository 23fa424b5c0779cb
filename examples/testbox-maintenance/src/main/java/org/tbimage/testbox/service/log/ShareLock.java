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
import org.tbimage.testbox.service.system.TextFile;
import org.tbimage.value.Sha256;

/**
 * A lock between boxes on a share that can be taken over from a dead owner. It needs two guarantees of the file system, which
 * NFS version 3 gives without a lock daemon: exclusive creation of a file, and atomic rename.
 *
 * <p>The lock is a file with the token of its owner; each token is used once. To change the lock, a process first creates an
 * <i>heir file</i>, whose name contains the token of the current holder. Only one process can create it: the owner, to
 * release the lock, or a waiter, to take it over. A dead heir is taken over in the same way, and the file of the last heir
 * is renamed step by step to the place of the lock. Each step is followed by a check that it took effect.
 *
 * <p>Used by one thread. {@code docs/decisions/0031-lock-of-the-common-log.md} gives the reasons.
 */
final class ShareLock {
    private static final String RELEASED = "-released";
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /** More heirs than this can't die in practice; somebody has tampered with the files. */
    private static final int MAX_HEIRS = 16;

    private final Path file;
    private final String token;

    /** Makes a waiter for, or the owner of, the lock {@code file}; {@code token} is unique. */
    ShareLock(Path file, String token) {
        this.file = file;
        this.token = token;
    }

    /** Acquires the lock if it is free. */
    boolean take() throws IOException {
        return make(file, token) && isOurs();
    }

    /** {@return whether this process owns the lock, and nobody is taking it over} */
    boolean isOurs() throws IOException {
        return last().equals(token);
    }

    /** {@return the token of the owner, or of the last heir while the lock changes; empty if it is free} */
    String last() throws IOException {
        List<String> tokens = tokens();
        return tokens.isEmpty() ? "" : tokens.get(tokens.size() - 1);
    }

    /** {@return the tokens of the owner and the heirs} */
    private List<String> tokens() throws IOException {
        List<String> tokens = new ArrayList<>();
        Path next = file;
        while (tokens.size() < MAX_HEIRS) {
            Optional<String> holder = holder(next);
            if (holder.isEmpty()) {
                return tokens;
            }
            tokens.add(holder.get());
            next = heirFile(holder.get());
        }
        throw new IOException("the lock " + file + " has more than " + MAX_HEIRS + " heirs; remove its files");
    }

    /** Takes the lock over from {@code dead}, which was {@link #last()} for too long. Only one waiter succeeds. */
    boolean inherit(String dead) throws IOException {
        if (!make(heirFile(dead), token)) {
            return false;
        }
        List<String> tokens = tokens();
        if (tokens.isEmpty() || !tokens.get(tokens.size() - 1).equals(token)) {
            Files.deleteIfExists(heirFile(dead)); // the lock was released or taken over meanwhile
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
            return; // a live heir has moved it, or the reply to a rename was lost; the caller checks the result
        }
    }

    /** Releases the lock, unless another process has taken it over. */
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

    /** {@return whether this call created the file} */
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
                return true; // on a full share, the existence of the file is enough to release the lock
            }
            Files.deleteIfExists(path);
            throw e;
        }
    }

    /** {@return the token in a file; a file without a valid token is identified by inode and modification time} */
    private static Optional<String> holder(Path path) throws IOException {
        Optional<String> text = TextFile.read(path);
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
