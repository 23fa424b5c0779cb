package org.tbimage.testbox.info;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.tbimage.testbox.file.WholeFile;
import org.tbimage.testbox.net.HostName;
import org.tbimage.testbox.net.Ipv4;
import org.tbimage.testbox.process.CommandRunner;
import org.tbimage.testbox.process.Processes;

/**
 * Writes into the folder of a box what is to know about it. Each file is written whole or not at all.
 *
 * @param root the folder that holds {@code proc} and {@code sys}
 * @param commands runs the tools that know about the hardware
 * @param clock tells when the files are written
 */
public record BoxInfo(Path root, CommandRunner commands, Clock clock) {
    /** Name of the file for people. */
    public static final String TEXT = "testbox-info.txt";

    /** Name of the file with the tables of the firmware. */
    public static final String ARCHIVE = "testbox-info.zip";

    private static final Duration TIME_LIMIT = Duration.ofSeconds(30);
    private static final int SIZE_LIMIT = 1 << 20;

    /** {@return one for the machine on which this runs} */
    public static BoxInfo ofThisMachine() {
        return new BoxInfo(Path.of("/"), new Processes(TIME_LIMIT, SIZE_LIMIT), Clock.systemUTC());
    }

    /**
     * Writes all: the two small files of {@link #writeNames}, {@value #TEXT} and {@value #ARCHIVE}. Takes some seconds,
     * or, where tools hang, half a minute for each of them.
     *
     * @param boxFolder the folder of the box; it exists
     * @param address the address of the box
     * @param hostName the name of the box, from wherever; it is made safe
     * @throws IOException if a file can't be written, or the wait for a tool is interrupted
     */
    public void write(Path boxFolder, Ipv4 address, String hostName) throws IOException {
        writeNames(boxFolder, address, hostName);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        SystemFiles files = new SystemFiles(root);
        String text = new InfoText(files, commands).of(address, FileNameOfHost.of(hostName), now);
        WholeFile.writePrivately(boxFolder.resolve(TEXT), text.getBytes(StandardCharsets.UTF_8));
        WholeFile.writePrivately(boxFolder.resolve(ARCHIVE), new InfoArchive(files, now).bytes());
    }

    /**
     * Names the file by which people find a box by its name.
     *
     * @param hostName the name of the box, from wherever
     * @return name of the file in the folder of the box; nothing if the name is not known
     */
    public static Optional<String> nameFile(String hostName) {
        return Optional.of(FileNameOfHost.of(hostName)).filter(name -> !name.equals(HostName.UNKNOWN));
    }

    /**
     * Writes two small files by which people find the box: one is called after the address in hex digits and holds the
     * address, the other is called after the host and holds its name, in place of the one of an earlier name.
     *
     * @param boxFolder the folder of the box; it exists
     * @param address the address of the box
     * @param hostName the name of the box, from wherever; it is made safe
     * @throws IOException if a file can't be written
     */
    public void writeNames(Path boxFolder, Ipv4 address, String hostName) throws IOException {
        new NameFiles(boxFolder).write(address, hostName);
    }
}
