package org.tbimage.testbox.pxe;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.tbimage.action.Parameter;
import org.tbimage.action.Parameter.Kind;
import org.tbimage.problem.ImagingException;
import org.tbimage.testbox.command.Call;
import org.tbimage.value.Printable;

/** What {@code pxe-conf} takes besides boxes and the action. */
final class PxeConfOptions {
    static final Parameter FOLDER =
            Parameter.withFallback("folder", Kind.TEXT, "the TFTP folder, or pxelinux.cfg in it", "/mnt/testbox-tftp");
    static final Parameter CONFIG = Parameter.optional(
            "config",
            Kind.TEXT,
            "the configuration (default: pxe-conf.conf in the TFTP folder, or else the installation's)");
    static final Parameter LIST = Parameter.flag("list", "show what is pending");
    static final Parameter CANCEL = Parameter.flag("cancel", "take back what is pending for the boxes");
    static final Parameter REPLACE = Parameter.flag("replace", "also where another request is pending");
    static final Parameter ARGUMENTS = Parameter.optional(
            "arguments",
            Kind.TEXT,
            "further arguments of the kernel for this request, with blanks between, as in testbox-disks=sda");
    static final Parameter DRY_RUN = Parameter.flag("dry-run", "only show what would be done");

    static final List<Parameter> ALL = List.of(FOLDER, CONFIG, LIST, CANCEL, REPLACE, ARGUMENTS, DRY_RUN);

    private static final String FILE = "pxe-conf.conf";

    private PxeConfOptions() {}

    static boolean has(Call call, Parameter flag) {
        return call.setting(flag.name()).isPresent();
    }

    static Path folder(Call call) throws ImagingException {
        return path(
                call.setting(FOLDER.name()).orElseGet(() -> FOLDER.fallback().orElse("")));
    }

    /** The configuration goes with the folder, since a lab may have several, each with a server of its own. */
    static Path config(Call call, Path folder, Path installation) throws ImagingException {
        Path own = ownConfig(call, folder);
        boolean isGiven = call.setting(CONFIG.name()).isPresent();
        return isGiven || Files.exists(own) ? own : installation.resolve("conf").resolve(FILE);
    }

    /** {@return the configuration that a lab writes itself: the one that was given, or that of the TFTP folder} */
    static Path ownConfig(Call call, Path folder) throws ImagingException {
        String given = call.setting(CONFIG.name()).orElse("");
        return given.isEmpty() ? folder.resolve(FILE) : path(given);
    }

    private static Path path(String text) throws ImagingException {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw Refusal.of("'" + Printable.of(text) + "' can't be the name of a file", "give another one");
        }
    }
}
