package org.tbimage.core.store;

import static org.tbimage.core.store.TinyImages.DISK;
import static org.tbimage.core.store.TinyImages.OTHER;

import java.io.IOException;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.tbimage.store.Share;
import org.tbimage.testkit.schedule.Actor;
import org.tbimage.testkit.schedule.Mishap;
import org.tbimage.value.ImageRef;

/**
 * Each pair of operations at the same time, on the same disk: whatever their order, and whatever goes wrong, each published image
 * is complete after every step, and nothing that no image needs stays for good (T57, T58).
 */
class ConcurrentOperationsTest {
    private static final ImageRef OLDER = Scenes.ref(DISK, 0);
    private static final ImageRef NEWEST = Scenes.ref(DISK, 1);

    private static final Actor BACKUP = Scenes.backup(DISK, 10);
    private static final Actor SHARE = Scenes.share(DISK, 10);
    private static final Actor COPY = Scenes.copy(NEWEST, OTHER);
    private static final Actor DELETE = Scenes.delete(NEWEST);
    private static final Actor PRUNE = Scenes.prune(NEWEST);
    private static final Actor MOVE = Scenes.move(DISK, OTHER);
    private static final Actor READ = Scenes.read(NEWEST);

    /** Two images, of which the second one shares the pack of the first. Operations work on the second one. */
    private static void explore(String first, Actor one, String second, Actor other) throws IOException {
        Exploring.explore(
                first + " and " + second,
                Scenes.scenario(Scenes.images(2, Share.GENERATIONS), mayGo(first, second))
                        .with(first, one, Mishap.values())
                        .with(second + "-2", other, Mishap.values()));
    }

    /** Images that one of two operations removes. A move removes all that it has copied, also one that was made just before it. */
    private static Predicate<ImageRef> mayGo(String first, String second) {
        Set<String> operations = Set.of(first, second + "-2");
        boolean delete = operations.stream().anyMatch(name -> name.matches("(delete|prune)(-2)?"));
        boolean move = operations.stream().anyMatch(name -> name.matches("move(-2)?"));
        return ref -> (move && ref.name().equals(DISK)) || (delete && (ref.equals(OLDER) || ref.equals(NEWEST)));
    }

    @Test
    void backupAndBackup() throws IOException {
        explore("backup", BACKUP, "backup", Scenes.backup(DISK, 11));
    }

    @Test
    void backupAndBackupOfTheSameSecond() throws IOException {
        explore("backup", BACKUP, "backup", BACKUP);
    }

    @Test
    void backupAndRead() throws IOException {
        explore("backup", BACKUP, "read", READ);
    }

    @Test
    void backupAndDelete() throws IOException {
        explore("backup", BACKUP, "delete", DELETE);
    }

    @Test
    void backupAndDeleteOfTheOldest() throws IOException {
        explore("backup", BACKUP, "delete", Scenes.delete(OLDER));
    }

    @Test
    void backupAndPrune() throws IOException {
        explore("backup", BACKUP, "prune", PRUNE);
    }

    @Test
    void sharingBackupAndBackup() throws IOException {
        explore("share", SHARE, "backup", BACKUP);
    }

    @Test
    void sharingBackupAndSharingBackup() throws IOException {
        explore("share", SHARE, "share", Scenes.share(DISK, 11));
    }

    @Test
    void sharingBackupAndDelete() throws IOException {
        explore("share", SHARE, "delete", DELETE);
    }

    @Test
    void sharingBackupAndPrune() throws IOException {
        explore("share", SHARE, "prune", PRUNE);
    }

    @Test
    void sharingBackupAndPruneOfTheOrigin() throws IOException {
        explore("share", SHARE, "prune", Scenes.prune(OLDER));
    }

    @Test
    void sharingBackupAndMove() throws IOException {
        explore("share", SHARE, "move", MOVE);
    }

    @Test
    void backupAndCopy() throws IOException {
        explore("backup", BACKUP, "copy", COPY);
    }

    @Test
    void backupOfTheTargetAndCopy() throws IOException {
        explore("backup", Scenes.backup(OTHER, 10), "copy", COPY);
    }

    @Test
    void backupAndCopyInOfAnOlderImage() throws IOException {
        explore("backup", BACKUP, "copy-in", Scenes.copyIn(DISK, -1));
    }

    @Test
    void backupAndMove() throws IOException {
        explore("backup", BACKUP, "move", MOVE);
    }

    @Test
    void backupOfTheTargetAndMove() throws IOException {
        explore("backup", Scenes.backup(OTHER, 10), "move", MOVE);
    }

    @Test
    void readAndDelete() throws IOException {
        explore("read", READ, "delete", DELETE);
    }

    @Test
    void readAndCopy() throws IOException {
        explore("read", READ, "copy", COPY);
    }

    @Test
    void readAndMove() throws IOException {
        explore("read", READ, "move", MOVE);
    }

    @Test
    void readAndPruneOfTheOrigin() throws IOException {
        explore("read", READ, "prune", Scenes.prune(OLDER));
    }

    @Test
    void pruneAndPrune() throws IOException {
        explore("prune", PRUNE, "prune", Scenes.prune(OLDER));
    }

    @Test
    void pruneAndDelete() throws IOException {
        explore("prune", PRUNE, "delete", DELETE);
    }

    @Test
    void pruneAndCopy() throws IOException {
        explore("prune", PRUNE, "copy", COPY);
    }

    @Test
    void pruneAndMove() throws IOException {
        explore("prune", PRUNE, "move", MOVE);
    }

    @Test
    void deleteAndDelete() throws IOException {
        explore("delete", DELETE, "delete", DELETE);
    }

    @Test
    void deleteAndCopy() throws IOException {
        explore("delete", DELETE, "copy", COPY);
    }

    @Test
    void deleteAndMove() throws IOException {
        explore("delete", DELETE, "move", MOVE);
    }

    @Test
    void copyAndCopy() throws IOException {
        explore("copy", COPY, "copy", COPY);
    }

    @Test
    void copyAndMove() throws IOException {
        explore("copy", COPY, "move", MOVE);
    }

    @Test
    void moveAndMove() throws IOException {
        explore("move", MOVE, "move", MOVE);
    }
}
