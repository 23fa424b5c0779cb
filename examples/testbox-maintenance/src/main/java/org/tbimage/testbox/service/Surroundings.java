package org.tbimage.testbox.service;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.tbimage.core.Tbimage;
import org.tbimage.device.DeviceInfo;
import org.tbimage.testbox.info.BoxInfo;
import org.tbimage.testbox.net.NameFinder;
import org.tbimage.testbox.net.Names;
import org.tbimage.testbox.process.CommandRunner;
import org.tbimage.testbox.process.Processes;
import org.tbimage.testbox.service.disk.DiskSource;
import org.tbimage.testbox.service.net.LiveNetwork;
import org.tbimage.testbox.service.net.NetworkPort;
import org.tbimage.testbox.service.system.Pause;
import org.tbimage.testbox.service.system.Power;
import org.tbimage.testbox.service.system.SystemPower;

/**
 * All of the machine that the service touches, so that tests can give it another.
 *
 * @param root what all paths are below
 * @param clock the time
 * @param pause waits
 * @param power restarts the machine
 * @param commands runs commands
 * @param network tells the network interfaces
 * @param names finds names of addresses
 * @param disks tells the disks
 * @param info writes down what the box is
 */
public record Surroundings(
        Path root,
        Clock clock,
        Pause pause,
        Power power,
        CommandRunner commands,
        Network network,
        NameFinder names,
        DiskSource disks,
        InfoCollector info) {
    private static final String LINUX = "linux";

    /** A mount of a server that is not there gives up by itself sooner. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** A name server that is not there must not hold up the box. */
    private static final Duration NAMES_LIMIT = Duration.ofSeconds(5);

    private static final int MAX_OUTPUT = 8 << 10;

    /** Tells the network interfaces. */
    public interface Network {
        /**
         * Lists them.
         *
         * @return those that are up
         * @throws IOException if the operating system can't tell
         */
        List<NetworkPort> ports() throws IOException;
    }

    /**
     * The machine that this runs on.
     *
     * @param tbimage what is installed; it tells the disks
     * @return its surroundings
     */
    public static Surroundings live(Tbimage tbimage) {
        CommandRunner commands = new Processes(PATIENCE, MAX_OUTPUT);
        return new Surroundings(
                Path.of("/"),
                Clock.systemUTC(),
                Pause.LIVE,
                new SystemPower(commands),
                commands,
                LiveNetwork::ports,
                new Names(NameFinder::ofThisMachine, NAMES_LIMIT),
                () -> disks(tbimage),
                InfoCollector.by(BoxInfo.ofThisMachine()));
    }

    private static List<DeviceInfo> disks(Tbimage tbimage) throws IOException {
        return tbimage.devices().get(LINUX).list();
    }

    /** {@return where an absolute path of the machine is} */
    Path at(String path) {
        return root.resolve(path.substring(1));
    }
}
