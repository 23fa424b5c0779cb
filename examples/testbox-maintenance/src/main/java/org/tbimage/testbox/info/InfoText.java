package org.tbimage.testbox.info;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tbimage.testbox.net.Ipv4;
import org.tbimage.testbox.process.CommandResult;
import org.tbimage.testbox.process.CommandRunner;

/** Writes {@code testbox-info.txt}: address and name of the box, then the output of several tools. */
final class InfoText {
    private static final int MAX_CPUINFO = 1 << 20;
    private static final int MAX_DISKS = 32;
    private static final List<String> PARTITIONS =
            List.of("lsblk", "-o", "NAME,SIZE,TYPE,TRAN,MODEL,SERIAL,WWN,PTTYPE,PARTLABEL,FSTYPE,LABEL");

    private final SystemFiles files;
    private final CommandRunner commands;
    private final StringBuilder text = new StringBuilder();

    InfoText(SystemFiles files, CommandRunner commands) {
        this.files = files;
        this.commands = commands;
    }

    String of(Ipv4 address, String hostName, Instant now) throws IOException {
        text.append("IP:       ").append(address).append('\n');
        text.append("HEX-IP:   ").append(address.hex()).append('\n');
        text.append("Hostname: ").append(hostName).append('\n');
        text.append("Written:  ").append(now).append('\n');
        section("cpuinfo", cpuinfo());
        tool("lspci", "-vvv");
        tool("dmidecode");
        tool("biosdecode");
        section("partition tables: " + String.join(" ", PARTITIONS), commands.run(PARTITIONS));
        for (String disk : files.disks().stream().limit(MAX_DISKS).toList()) {
            // in the format that sfdisk can read to restore the partition table
            tool("sfdisk", "-d", "/dev/" + disk);
        }
        tool("dmesg");
        return text.toString();
    }

    private CommandResult cpuinfo() {
        Path file = files.cpuinfo();
        try {
            return CommandResult.good(new String(files.read(file, MAX_CPUINFO), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return CommandResult.bad("", file + " can't be read");
        }
    }

    private void tool(String... command) throws IOException {
        section(String.join(" ", command), commands.run(List.of(command)));
    }

    private void section(String title, CommandResult output) {
        text.append("\n==== ").append(printable(title)).append(" ====\n");
        String body = printable(output.output());
        text.append(body).append(body.isEmpty() || body.endsWith("\n") ? "" : "\n");
        Optional<String> remark = output.remark();
        remark.ifPresent(words -> text.append("(").append(printable(words)).append(")\n"));
    }

    /** Removes control characters: devices choose their own names, and people read this file in a terminal. */
    private static String printable(String text) {
        return text.replace("\r\n", "\n").replaceAll("[\\p{Cntrl}\\u0080-\\u009f&&[^\\n\\t]]", "?");
    }
}
