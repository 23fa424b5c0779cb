package org.tbimage.testbox.pxe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tbimage.problem.ImagingException;
import org.tbimage.testbox.failure.BadSetting;
import org.tbimage.testbox.file.BoundedFile;
import org.tbimage.testbox.file.PlainText;
import org.tbimage.testbox.net.Ipv4;
import org.tbimage.value.Printable;

/** Reads the configuration: lines of {@code name = value}; empty lines and lines that begin with {@code #} are ignored. */
final class PxeSettingsFile {
    private static final String SERVER = "server";
    private static final Map<String, String> DEFAULTS = Map.of(
            "netmask", "255.255.255.0",
            "interface", "eth0",
            "kernel", "maintenance-boot/vmlinuz",
            "initrd", "maintenance-boot/initrd.img",
            "nfsroot", "/export/testbox-nfsroot",
            // keeps the kernel's name of the card, which its address setting uses
            "arguments", "net.ifnames=0");
    private static final List<String> NAMES = Stream.concat(
                    Stream.of(SERVER, "gateway"), DEFAULTS.keySet().stream().sorted())
            .toList();

    private final Path file;
    private final Path preferred;

    /** Makes a reader for a file that the lab has written. */
    PxeSettingsFile(Path file) {
        this(file, file);
    }

    /**
     * Makes a reader for a file.
     *
     * @param file the configuration
     * @param preferred where a lab without a configuration should write its own
     */
    PxeSettingsFile(Path file, Path preferred) {
        this.file = file;
        this.preferred = preferred;
    }

    PxeSettings read() throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        int number = 0;
        for (String line : PlainText.lines(text()).toList()) {
            number++;
            if (!line.isEmpty() && !line.startsWith("#")) {
                add(values, line, number);
            }
        }
        if (!values.containsKey(SERVER)) {
            throw BadSetting.of(
                    file + " does not set the server", "write " + preferred + " with a line like: server = 10.42.1.1");
        }
        try {
            return settings(values);
        } catch (IllegalArgumentException e) {
            throw BadSetting.of(file + ": " + e.getMessage(), "correct that line of " + file);
        }
    }

    private String text() throws IOException {
        if (Files.isDirectory(file)) {
            throw BadSetting.of(file + " is a folder, not a configuration", "give the right file with --config");
        }
        try {
            byte[] bytes = BoundedFile.read(file)
                    .orElseThrow(() -> BadSetting.of(
                            file + " is too large for a configuration", "give the right file with --config"));
            Optional<String> encoding = PlainText.foreignEncoding(bytes);
            if (encoding.isPresent()) {
                throw BadSetting.of(file + " is text in " + encoding.get(), "save it as UTF-8");
            }
            return PlainText.decode(bytes);
        } catch (NoSuchFileException e) {
            throw BadSetting.of(
                    "there is no configuration " + file,
                    "write " + preferred + " with a line like: server = 10.42.1.1");
        }
    }

    private void add(Map<String, String> values, String line, int number) throws ImagingException {
        int equals = line.indexOf('=');
        String name = equals < 0 ? line : PlainText.strip(line.substring(0, equals));
        if (equals < 0 || !NAMES.contains(name)) {
            throw BadSetting.of(
                    file + ", line " + number + ": there is no setting '" + Printable.of(name) + "'",
                    "lines are NAME = VALUE, with " + String.join(", ", NAMES));
        }
        if (values.putIfAbsent(name, PlainText.strip(line.substring(equals + 1))) != null) {
            throw BadSetting.of(file + ", line " + number + ": " + name + " is set twice", "leave one out");
        }
    }

    private static PxeSettings settings(Map<String, String> given) {
        Map<String, String> values = new LinkedHashMap<>(DEFAULTS);
        values.putAll(given);
        return new PxeSettings(
                Ipv4.parse(values.getOrDefault(SERVER, "")),
                Optional.ofNullable(values.get("gateway"))
                        .filter(text -> !text.isEmpty())
                        .map(Ipv4::parse),
                Ipv4.parse(values.getOrDefault("netmask", "")),
                values.getOrDefault("interface", ""),
                values.getOrDefault("kernel", ""),
                values.getOrDefault("initrd", ""),
                values.getOrDefault("nfsroot", ""),
                // splits at blanks only; other white space in an argument is rejected later
                Stream.of(values.getOrDefault("arguments", "").split(" +", -1))
                        .filter(word -> !word.isEmpty())
                        .toList());
    }
}
