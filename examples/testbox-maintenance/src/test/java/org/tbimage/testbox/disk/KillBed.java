package org.tbimage.testbox.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tbimage.testbox.Main;
import org.tbimage.testbox.Run;
import org.tbimage.testkit.device.LoopDevice;
import org.tbimage.value.Generation;

/** A disk, a second disk to restore to, and a store with images of the first, whose contents are known. */
final class KillBed implements AutoCloseable {
    static final String BOX = "box";
    static final String IMAGE = BOX + "/sda";

    final Path folder;
    final KillStore store;
    final KillDisk disk;
    final KillDisk target;
    private final Map<Generation, Integer> seeds = new TreeMap<>();
    private int seed;

    KillBed(Path folder, int sector) throws IOException {
        this.folder = folder;
        this.store = new KillStore(Files.createDirectory(folder.resolve("store")));
        this.disk = new KillDisk(LoopDevice.create(folder, KillDisk.SIZE, sector));
        this.target = new KillDisk(LoopDevice.create(folder, KillDisk.SIZE, sector));
        changeDisk();
        succeed("backup", IMAGE);
        learn();
    }

    void changeDisk() throws IOException {
        disk.write(++seed);
    }

    byte[] ofDisk() {
        return KillDisk.content(seed);
    }

    /** The content of the newest image. */
    byte[] ofNewest() throws IOException {
        return KillDisk.content(seeds.get(store.newest(IMAGE)));
    }

    List<byte[]> ofAllImages() {
        return seeds.values().stream().map(KillDisk::content).toList();
    }

    private String[] command(String command, String image, KillDisk device) {
        return new String[] {command, "--store", store.folder(), "--image", image, "--workers", "2", device.path()};
    }

    Launch launch(String command, String image, KillDisk device) {
        return new Launch(Main.class, command(command, image, device));
    }

    /** The same in this process. */
    Run run(String command, String image) {
        return Run.of(command(command, image, disk));
    }

    private void succeed(String command, String image) {
        Run run = run(command, image);
        assertThat(run.code()).as(run.err()).isZero();
    }

    /** A new image can only have the present content of the disk. */
    void learn() throws IOException {
        List<Generation> listed = store.generations(IMAGE);
        assertThat(seeds.keySet()).containsAll(listed.subList(0, listed.size() - 1));
        seeds.keySet().retainAll(listed);
        seeds.putIfAbsent(listed.get(listed.size() - 1), seed);
    }

    /** All images are complete, the stable name has an expected content, and the newest image restores. */
    void assertGood(List<byte[]> stable) throws IOException {
        store.assertAllImagesAreWhole();
        byte[] led = store.stable(BOX);
        assertThat(stable).anyMatch(content -> Arrays.equals(content, led));
        assertRestores(ofNewest());
    }

    void assertRestores(byte[] content) throws IOException {
        Run restore = Run.of(command("restore", IMAGE, target));
        assertThat(restore.code()).as(restore.err()).isZero();
        assertThat(Arrays.equals(target.read(), content)).isTrue();
    }

    /** The next backup, hours later, succeeds and removes the hidden files of a killed one. */
    void backUpHoursLater() throws IOException {
        store.age(BOX);
        succeed("backup-again", IMAGE);
        learn();
        assertThat(Arrays.equals(store.stable(BOX), ofDisk())).isTrue();
        assertThat(store.names(BOX)).noneMatch(name -> name.startsWith("."));
    }

    void keepTwoImages() throws IOException {
        store.removeAllBut(2, IMAGE);
        learnOfRemoval();
    }

    void learnOfRemoval() throws IOException {
        seeds.keySet().retainAll(store.generations(IMAGE));
    }

    /** After two more backups, every file belongs to an image. */
    void end() throws IOException {
        backUpHoursLater();
        backUpHoursLater();
        store.assertNothingIsLeftOver(BOX, IMAGE);
    }

    @Override
    public void close() throws IOException {
        try (disk) {
            target.close();
        }
    }
}
