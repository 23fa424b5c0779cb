package org.tbimage.testbox.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.testbox.Main;
import org.tbimage.testbox.Run;
import org.tbimage.testkit.device.LoopDevice;

/**
 * A store on a share whose server hangs, dies or restarts during a backup, restore or verify: nothing is lost, and the
 * next run completes the work (T3, T41).
 */
class StoreServerTest {
    private static final int STANDSTILL_SECONDS = 2;
    private static final String STORE_FAILED = "42 ";

    @TempDir
    Path folder;

    private Path share;
    private Path served;
    private FuseFolder server;

    @BeforeEach
    void serve() throws IOException {
        share = Files.createDirectory(folder.resolve("share"));
        served = Files.createDirectory(folder.resolve("served"));
        server = FuseFolder.over(served, share);
    }

    @AfterEach
    void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    private KillDisk disk(int sector) throws IOException {
        return new KillDisk(LoopDevice.create(folder, KillDisk.SIZE, sector));
    }

    private String[] command(String command, KillDisk disk) {
        return new String[] {command, "--store", share.toString(), "--image", "box/sda", disk.path()};
    }

    private Run run(String command, KillDisk disk) {
        return Run.of(command(command, disk));
    }

    private void succeed(String command, KillDisk disk) {
        Run run = run(command, disk);
        assertThat(run.code()).as(run.err()).isZero();
    }

    /** One image, and a disk that was changed later. */
    private void backUpAndChange(KillDisk disk) throws IOException {
        disk.write(1);
        succeed("backup", disk);
        disk.write(2);
    }

    /** Returns while the command is working. */
    private Process begin(String command, KillDisk disk) throws IOException {
        Launch launch = new Launch(Main.class, command(command, disk));
        return command.equals("restore")
                ? disk.startAndAwaitWrite(launch)
                : KillMoment.PACK_BEGUN.startAndWait(served.resolve("box"), launch);
    }

    private void assertRestores(int seed, KillDisk disk) throws IOException {
        disk.dirty();
        succeed("restore", disk);
        assertThat(Arrays.equals(disk.read(), KillDisk.content(seed))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"backup-again", "restore"})
    void hangsAndContinues(String command) throws Exception {
        try (KillDisk disk = disk(512)) {
            backUpAndChange(disk);
            Process process = begin(command, disk);
            server.hang();
            assertThat(process.waitFor(STANDSTILL_SECONDS, TimeUnit.SECONDS)).isFalse();
            server.goOn();
            assertThat(Child.end(process)).startsWith("0 ");
            assertRestores(command.equals("restore") ? 1 : 2, disk);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 4096})
    void diesDuringABackupAndReturns(int sector) throws Exception {
        try (KillDisk disk = disk(sector)) {
            backUpAndChange(disk);
            Process backup = begin("backup-again", disk);
            server.kill();
            assertThat(Child.end(backup)).startsWith(STORE_FAILED);
            server.startAgain();
            assertBackupIsFinishedByTheNextRun(disk);
        }
    }

    private void assertBackupIsFinishedByTheNextRun(KillDisk disk) throws IOException {
        assertRestores(1, disk);
        KillStore store = new KillStore(served);
        assertThat(Arrays.equals(store.stable("box"), KillDisk.content(1))).isTrue();
        store.age("box");
        disk.write(2);
        succeed("backup-again", disk);
        assertRestores(2, disk);
        assertThat(store.names("box")).noneMatch(name -> name.startsWith("."));
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 4096})
    void diesDuringARestoreAndReturns(int sector) throws Exception {
        try (KillDisk disk = disk(sector)) {
            backUpAndChange(disk);
            Process restore = begin("restore", disk);
            server.kill();
            assertThat(Child.end(restore)).startsWith(STORE_FAILED).contains("does not boot");
            assertThat(Marks.isMarked(disk.read())).isTrue();
            server.startAgain();
            succeed("restore", disk);
            assertThat(Arrays.equals(disk.read(), KillDisk.content(1))).isTrue();
        }
    }

    /** The program is killed while it waits for a server that never replies. */
    @Test
    void hangsAndIsKilledAfterTheProgram() throws Exception {
        try (KillDisk disk = disk(512)) {
            backUpAndChange(disk);
            Process backup = begin("backup-again", disk);
            server.hang();
            backup.destroyForcibly();
            server.kill();
            backup.waitFor();
            server.startAgain();
            assertBackupIsFinishedByTheNextRun(disk);
        }
    }

    /** An unreadable image is reported neither as good nor as damaged. */
    @Test
    void disappearsDuringAVerify() throws Exception {
        try (KillDisk disk = disk(512)) {
            backUpAndChange(disk);
            server.kill();
            for (List<String> command : List.of(List.of("verify", "--image", "box/sda"), List.of("list"))) {
                Run run = Run.of(Stream.concat(command.stream(), Stream.of("--store", share.toString()))
                        .toArray(String[]::new));
                assertThat(run.code()).as(run.err()).isIn(40, 42);
            }
            server.startAgain();
            assertThat(Run.of("verify", "--store", share.toString(), "--image", "box/sda")
                            .code())
                    .isZero();
        }
    }
}
