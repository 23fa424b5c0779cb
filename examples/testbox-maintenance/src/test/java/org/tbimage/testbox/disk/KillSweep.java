package org.tbimage.testbox.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.tbimage.testbox.Run;
import org.tbimage.testkit.device.LoopDevice;
import org.tbimage.value.Generation;

/** A disk, a second one to restore to, a store, and a program that is killed; what must hold after each kill. */
final class KillSweep implements AutoCloseable {
    private static final String IMAGE = "box/sda";

    private final KillStore store;
    private final KillDisk disk;
    private final KillDisk target;
    private final Random random;
    private final Map<Generation, Integer> seeds = new TreeMap<>();
    private final Map<String, Integer> kills = new TreeMap<>();
    private final List<Long> recoveryMillis = new ArrayList<>();
    private int seed = 1;
    private int boxes;

    KillSweep(Path folder, int sector, Random random) throws IOException {
        this.store = new KillStore(Files.createDirectory(folder.resolve("store")));
        this.disk = new KillDisk(LoopDevice.create(folder, KillDisk.SIZE, sector));
        this.target = new KillDisk(LoopDevice.create(folder, KillDisk.SIZE, sector));
        this.random = random;
        disk.write(seed);
        succeed("backup", disk);
    }

    private String[] command(String command, String image, KillDisk device) {
        return new String[] {command, "--store", store.folder(), "--image", image, "--workers", "2", device.path()};
    }

    private void succeed(String command, KillDisk device) throws IOException {
        Run run = Run.of(command(command, IMAGE, device));
        assertThat(run.code()).as(run.err()).isZero();
        learn();
    }

    /** The newest image is of what the disk holds now, unless it is known of before. */
    private void learn() throws IOException {
        List<Generation> listed = store.generations(IMAGE);
        assertThat(seeds.keySet()).containsAll(listed.subList(0, listed.size() - 1));
        seeds.keySet().retainAll(listed);
        seeds.putIfAbsent(listed.get(listed.size() - 1), seed);
    }

    private static void kill(Process process, int millis) throws InterruptedException {
        process.waitFor(millis, TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
    }

    void killBackupAgain(KillMoment moment, int millis) throws Exception {
        List<byte[]> good = new ArrayList<>(List.of(KillDisk.content(seed)));
        disk.write(++seed);
        good.add(KillDisk.content(seed));
        List<String> before = store.names("box");
        kill(moment.startAndWait(store.box("box"), () -> Child.start(command("backup-again", IMAGE, disk))), millis);
        count("backup-again: " + store.stateSince("box", before));
        learn();
        assertGood(good);
        recover();
    }

    /** Restores as people and as the program do. */
    private void assertGood(List<byte[]> stable) throws Exception {
        store.assertAllImagesAreWhole();
        byte[] led = store.stable("box");
        assertThat(stable).anyMatch(content -> Arrays.equals(content, led));
        assertRestores(target, KillDisk.content(seeds.get(store.newest(IMAGE))));
    }

    private void assertRestores(KillDisk where, byte[] content) throws IOException {
        Run restore = Run.of(command("restore", IMAGE, where));
        assertThat(restore.code()).as(restore.err()).isZero();
        assertThat(Arrays.equals(where.read(), content)).isTrue();
    }

    /** The next run, some hours later: it finishes the job, and nothing of the killed one is in its way or left hidden. */
    private void recover() throws Exception {
        store.age("box");
        long begun = System.nanoTime();
        succeed("backup-again", disk);
        recoveryMillis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        assertThat(Arrays.equals(store.stable("box"), KillDisk.content(seed))).isTrue();
        assertThat(store.names("box")).noneMatch(name -> name.startsWith("."));
        store.removeAllBut(2, IMAGE);
        learn();
    }

    void killRestore(int millis) throws Exception {
        target.dirty();
        byte[] dirty = target.read();
        byte[] content = KillDisk.content(seeds.get(store.newest(IMAGE)));
        kill(target.awaitWrite(Child.start(command("restore", IMAGE, target))), millis);
        byte[] found = target.read();
        boolean untouched = Arrays.equals(found, dirty);
        boolean whole = Arrays.equals(found, content);
        boolean last = Arrays.equals(found, KillDisk.CHUNK, found.length, content, KillDisk.CHUNK, found.length);
        boolean wiped = Arrays.equals(found, 0, 512, new byte[512], 0, 512);
        assertThat(untouched || whole || last || wiped).isTrue();
        count("restore: " + (untouched ? "untouched" : whole ? "whole" : "half done, does not boot"));
        long begun = System.nanoTime();
        assertRestores(target, content);
        recoveryMillis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    }

    void killDelete(KillMoment moment, int millis) throws Exception {
        disk.write(++seed);
        succeed("backup-again", disk);
        List<Generation> listed = store.generations(IMAGE);
        Generation victim = listed.get(random.nextInt(listed.size()));
        List<byte[]> good = seeds.values().stream().map(KillDisk::content).toList();
        kill(
                moment.startAndWait(
                        store.box("box"),
                        () -> Child.start(DeleteImage.class, "dir:" + store.folder(), IMAGE, victim.toString())),
                millis);
        boolean gone = !store.generations(IMAGE).contains(victim);
        count("delete: " + (gone ? "removed" : "still there"));
        seeds.keySet().retainAll(store.generations(IMAGE));
        assertGood(good);
        recover();
    }

    void killFirstBackup(KillMoment moment, int millis) throws Exception {
        String box = "new" + ++boxes;
        kill(moment.startAndWait(store.box(box), () -> Child.start(command("backup", box + "/sda", disk))), millis);
        boolean there = !store.generations(box + "/sda").isEmpty();
        count("backup: " + (there ? "published" : "nothing seen"));
        store.age(box);
        Run again = Run.of(command("backup", box + "/sda", disk));
        assertThat(again.code()).as(again.err()).isEqualTo(there ? 6 : 0);
        assertThat(Arrays.equals(store.stable(box), KillDisk.content(seed))).isTrue();
        assertThat(store.names(box))
                .filteredOn(name -> !there && name.startsWith("."))
                .isEmpty();
        store.remove(box);
    }

    private void count(String what) {
        kills.merge(what, 1, Integer::sum);
    }

    /** Two more runs, and all that is there belongs to an image. */
    void end() throws Exception {
        recover();
        recover();
        store.assertNothingIsLeftOver("box", IMAGE);
    }

    String figures(long nanos) {
        Collections.sort(recoveryMillis);
        int all = kills.values().stream().mapToInt(Integer::intValue).sum();
        return "kill sweep: " + all + " kills in " + TimeUnit.NANOSECONDS.toSeconds(nanos) + " s, 0 losses; " + kills
                + "; next run: median " + recoveryMillis.get(recoveryMillis.size() / 2) + " ms, longest "
                + recoveryMillis.get(recoveryMillis.size() - 1) + " ms";
    }

    @Override
    public void close() throws IOException {
        try (disk) {
            target.close();
        }
    }
}
