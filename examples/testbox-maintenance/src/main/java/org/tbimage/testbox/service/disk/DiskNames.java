package org.tbimage.testbox.service.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.failure.ServiceProblem;
import org.tbimage.testbox.file.PlainText;
import org.tbimage.testbox.service.boot.ServiceSettings;
import org.tbimage.testbox.service.system.TextFile;
import org.tbimage.value.Printable;

/**
 * The disks that a list or setting names.
 *
 * @param source the list or setting, for messages
 * @param names kernel names with or without {@code /dev/}, or links below {@code /dev/disk}, which are stable
 */
record DiskNames(String source, List<String> names) {
    /** Name of the list in the folder of a box. */
    static final String FILE = "disk-devices.lst";

    private static final Pattern COMMENT = Pattern.compile("#.*");
    private static final Pattern NAME = Pattern.compile(
            "(/dev/)?(disk/by-[a-z]+/)?[A-Za-z0-9][A-Za-z0-9._:+=@-]{0,199}" + "|(/dev/)?[a-z]+/[A-Za-z0-9]{1,32}");
    private static final int MAX_DISKS = 100;

    DiskNames {
        names = List.copyOf(names);
    }

    /** {@return the disks of the box's list, or else of the settings; empty if there is neither} */
    static Optional<DiskNames> find(Path box, ServiceSettings settings) throws IOException {
        Optional<String> list = TextFile.read(box.resolve(FILE));
        if (list.isPresent()) {
            String text = list.get()
                    .lines()
                    .map(line -> COMMENT.matcher(line).replaceFirst(""))
                    .collect(Collectors.joining(" "));
            return Optional.of(parse(FILE, text));
        }
        return settings.disks().isPresent()
                ? Optional.of(parse("the setting disks", settings.disks().get()))
                : Optional.empty();
    }

    private static DiskNames parse(String source, String text) throws ServiceException {
        List<String> names = PlainText.SEPARATOR
                .splitAsStream(text)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        for (String name : names) {
            if (!NAME.matcher(name).matches() || name.contains("..")) {
                throw bad(source + " contains '" + Printable.of(name) + "', which is not the name of a disk");
            }
        }
        if (names.isEmpty() || names.size() > MAX_DISKS) {
            throw bad(source + " names " + names.size() + " disks; expected 1 to " + MAX_DISKS);
        }
        return new DiskNames(source, names);
    }

    private static ServiceException bad(String message) {
        return new ServiceException(
                ServiceProblem.BAD_REQUEST,
                message,
                "name disks as in 'sda nvme0n1', or remove it to select all fixed disks");
    }
}
