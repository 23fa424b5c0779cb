package org.tbimage.testbox.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.tbimage.action.Cancellation;
import org.tbimage.core.RunOptions;
import org.tbimage.core.Tbimage;
import org.tbimage.device.DeviceInfo;
import org.tbimage.testbox.failure.Failure;
import org.tbimage.testbox.net.Ipv4;
import org.tbimage.testbox.process.CommandResult;
import org.tbimage.testbox.process.CommandRunner;
import org.tbimage.testbox.schema.JsonSchema;
import org.tbimage.testbox.service.net.NetworkCard;
import org.tbimage.testbox.service.system.Power;

/** A box in a folder: shares, kernel command line, disks as files; it counts restarts. */
final class FakeBox implements Power {
    static final String ADDRESS = "10.0.2.15";

    private static final Tbimage TBIMAGE = Tbimage.discover();
    private static final String HEX = "0A00020F";

    final Path root;
    final Path store;
    final Path tftp;
    final Path request;
    final List<String> console = Collections.synchronizedList(new ArrayList<>());
    final List<DeviceInfo> disks = new ArrayList<>();
    final Cancellation stop = new Cancellation();
    final List<String> events = new ArrayList<>();
    Clock clock = Clock.systemUTC();
    CommandRunner commands = command -> CommandResult.bad("no server", "ended with exit code 32");
    Duration waited = Duration.ZERO;
    Optional<String> hostName = Optional.of("box7.lab");
    InfoCollector info = (folder, address, name, anew) -> events.add("info " + name + " " + anew);
    Runnable atSync = () -> {};
    Runnable atPause = () -> {};
    boolean powerFails;

    FakeBox(Path root) throws IOException {
        this.root = root;
        this.store = Files.createDirectories(root.resolve("mnt/testbox-backup"));
        this.tftp = Files.createDirectories(root.resolve("mnt/testbox-tftp"));
        this.request = tftp.resolve("pxelinux.cfg").resolve(HEX);
        Files.createDirectories(request.getParent());
        Files.createDirectories(root.resolve("proc"));
        Files.writeString(store.resolve("testbox-backup"), "");
        Files.writeString(tftp.resolve("pxelinux.0"), "");
    }

    /** Requests an action like an operator, and boots the box with it. */
    FakeBox ask(String action, String... more) throws IOException {
        Files.writeString(request, "APPEND testbox-action-" + action + "\n");
        return boot("testbox-action-" + action + " " + String.join(" ", more));
    }

    FakeBox boot(String words) throws IOException {
        Files.writeString(
                root.resolve("proc/cmdline"),
                "BOOT_IMAGE=vmlinuz root=/dev/nfs boot=nfs ip=" + ADDRESS + ":10.0.2.2::: testbox-codec=gzip " + words);
        return this;
    }

    /** Adds a disk with a content that depends on its serial number. */
    Path disk(String name, String serial, String slot, int size) throws IOException {
        Path folder = Files.createDirectories(root.resolve("testdisks"));
        byte[] content = new byte[size];
        new Random(serial.hashCode()).nextBytes(content);
        return plug(Files.write(folder.resolve(name), content), serial, slot);
    }

    /** Adds an existing disk. */
    Path plug(Path file, String serial, String slot) throws IOException {
        disks.add(TestDisks.put(file, serial, slot));
        return file;
    }

    /** Runs the service to its end; returns the exit code. */
    int run() {
        Environment environment = new Environment(
                root,
                clock,
                (time, wish) -> {
                    waited = waited.plus(time);
                    atPause.run();
                },
                this,
                commands,
                () -> List.of(new NetworkCard("eth0", Optional.empty(), List.of(Ipv4.parse(ADDRESS)))),
                address -> hostName,
                () -> List.copyOf(disks),
                info);
        try {
            RunOptions options = RunOptions.defaults().withCancellation(stop);
            new Service(TBIMAGE, environment, options, console::add).run();
            return 0;
        } catch (IOException | RuntimeException e) {
            return Failure.of(e).exitCode();
        }
    }

    Path folder() {
        return store.resolve(ADDRESS);
    }

    String log() throws IOException {
        return Files.readString(folder().resolve("maintenance.log"));
    }

    String globalLog() throws IOException {
        return Files.readString(store.resolve("maintenance.log"));
    }

    String lastRecord() throws IOException {
        List<String> records = Files.readAllLines(folder().resolve("maintenance-runs.jsonl"));
        String last = records.get(records.size() - 1);
        assertThat(JsonSchema.RUN_RECORD.check(last)).as(last).isEmpty();
        return last;
    }

    long reboots() {
        return events.stream().filter("reboot"::equals).count();
    }

    @Override
    public void sync() {
        events.add("sync");
        atSync.run();
    }

    @Override
    public void reboot() throws IOException {
        if (powerFails) {
            throw new IOException("no power to restart");
        }
        events.add("reboot");
    }
}
