package org.tbimage.testbox.info;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.tbimage.testbox.file.AtomicFile;
import org.tbimage.testbox.net.HostName;
import org.tbimage.testbox.net.Ipv4;
import org.tbimage.testbox.process.CommandRunner;
import org.tbimage.testbox.process.ProcessRunner;

/**
 * Writes a description of a box into its folder. Each file is replaced atomically.
 *
 * @param root the folder that contains {@code proc} and {@code sys}
 * @param commands runs the tools that report about the hardware
 * @param clock gives the time for the files
 */
public record BoxInfo(Path root, CommandRunner commands, Clock clock) {
    /** Name of the file for people. */
    public static final String TEXT = "testbox-info.txt";

    /** Name of the file with the tables of the firmware. */
    public static final String ARCHIVE = "testbox-info.zip";

    private static final Duration TIME_LIMIT = Duration.ofSeconds(30);
    private static final int SIZE_LIMIT = 1 << 20;

    /** {@return an instance for this machine} */
    public static BoxInfo ofThisMachine() {
        return new BoxInfo(Path.of("/"), new ProcessRunner(TIME_LIMIT, SIZE_LIMIT), Clock.systemUTC());
    }

    /**
     * Writes all files: those of {@link #writeNames}, {@value #TEXT} and {@value #ARCHIVE}. Takes some seconds; a tool that
     * hangs costs half a minute.
     *
     * @param boxFolder the folder of the box; it exists
     * @param address the address of the box
     * @param hostName the name of the box, from an untrusted source
     * @throws IOException if a file can't be written, or the wait for a tool is interrupted
     */
    public void write(Path boxFolder, Ipv4 address, String hostName) throws IOException {
        writeNames(boxFolder, address, hostName);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        SystemFiles files = new SystemFiles(root);
        String text = new InfoText(files, commands).of(address, HostFileName.of(hostName), now);
        AtomicFile.writePrivately(boxFolder.resolve(TEXT), text.getBytes(StandardCharsets.UTF_8));
        AtomicFile.writePrivately(boxFolder.resolve(ARCHIVE), new InfoArchive(files, now).bytes());
    }

    /**
     * Gives the name of the file by which people find a box by its host name.
     *
     * @param hostName the name of the box, from wherever
     * @return name of the file in the folder of the box; empty if the host name is not known
     */
    public static Optional<String> nameFile(String hostName) {
        return Optional.of(HostFileName.of(hostName)).filter(name -> !name.equals(HostName.UNKNOWN));
    }

    /**
     * Writes two small files by which people find the box: one has the address in hex digits as its name, the other the
     * host name. The file of an earlier host name is removed.
     *
     * @param boxFolder the folder of the box; it exists
     * @param address the address of the box
     * @param hostName the name of the box, from an untrusted source
     * @throws IOException if a file can't be written
     */
    public void writeNames(Path boxFolder, Ipv4 address, String hostName) throws IOException {
        new NameFiles(boxFolder).write(address, hostName);
    }
}
