package org.tbimage.testbox.service;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.tbimage.core.Tbimage;
import org.tbimage.device.DeviceInfo;
import org.tbimage.testbox.info.BoxInfo;
import org.tbimage.testbox.net.ParallelReverseLookup;
import org.tbimage.testbox.net.ReverseLookup;
import org.tbimage.testbox.process.CommandRunner;
import org.tbimage.testbox.process.ProcessRunner;
import org.tbimage.testbox.service.disk.DiskSource;
import org.tbimage.testbox.service.net.NetworkCard;
import org.tbimage.testbox.service.net.SystemNetwork;
import org.tbimage.testbox.service.system.Power;
import org.tbimage.testbox.service.system.Sleeper;
import org.tbimage.testbox.service.system.SystemPower;

/**
 * The parts of the machine that the service uses. Tests replace them.
 *
 * @param root the folder that all paths are resolved against
 * @param clock the wall clock
 * @param sleeper waits
 * @param power restarts the machine
 * @param commands runs tools
 * @param network lists the network cards
 * @param names looks up host names
 * @param disks lists the disks
 * @param info writes the description of the box
 */
public record Environment(
        Path root,
        Clock clock,
        Sleeper sleeper,
        Power power,
        CommandRunner commands,
        Network network,
        ReverseLookup names,
        DiskSource disks,
        InfoCollector info) {
    private static final String LINUX = "linux";

    /** A mount of an unavailable server gives up sooner by itself. */
    private static final Duration TOOL_LIMIT = Duration.ofMinutes(2);

    /** An unavailable name server must not delay the box. */
    private static final Duration NAMES_LIMIT = Duration.ofSeconds(5);

    private static final int MAX_OUTPUT = 8 << 10;

    /** Lists the network cards. */
    public interface Network {
        /**
         * Lists the network cards.
         *
         * @return the cards that are up
         * @throws IOException if the operating system can't list them
         */
        List<NetworkCard> ports() throws IOException;
    }

    /**
     * Makes the environment of this machine.
     *
     * @param tbimage the library; it lists the disks
     * @return the environment
     */
    public static Environment live(Tbimage tbimage) {
        CommandRunner commands = new ProcessRunner(TOOL_LIMIT, MAX_OUTPUT);
        return new Environment(
                Path.of("/"),
                Clock.systemUTC(),
                Sleeper.LIVE,
                new SystemPower(commands),
                commands,
                SystemNetwork::ports,
                new ParallelReverseLookup(ReverseLookup::ofThisMachine, NAMES_LIMIT),
                () -> disks(tbimage),
                InfoCollector.by(BoxInfo.ofThisMachine()));
    }

    private static List<DeviceInfo> disks(Tbimage tbimage) throws IOException {
        return tbimage.devices().get(LINUX).list();
    }

    /** {@return an absolute path of the machine, below the root} */
    Path at(String path) {
        return root.resolve(path.substring(1));
    }
}
