package org.tbimage.testbox.pxe;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.tbimage.action.Parameter;
import org.tbimage.action.Parameter.Kind;
import org.tbimage.problem.ImagingException;
import org.tbimage.testbox.command.Invocation;
import org.tbimage.testbox.failure.BadSetting;
import org.tbimage.value.Printable;

/** The options of {@code pxe-conf}. */
final class PxeConfOptions {
    static final Parameter FOLDER =
            Parameter.withFallback("folder", Kind.TEXT, "the TFTP folder, or pxelinux.cfg in it", "/mnt/testbox-tftp");
    static final Parameter CONFIG = Parameter.optional(
            "config",
            Kind.TEXT,
            "the configuration (default: pxe-conf.conf in the TFTP folder, or else the installation's)");
    static final Parameter LIST = Parameter.flag("list", "list the pending requests");
    static final Parameter CANCEL = Parameter.flag("cancel", "cancel the pending requests of the boxes");
    static final Parameter REPLACE = Parameter.flag("replace", "replace another pending request");
    static final Parameter ARGUMENTS = Parameter.optional(
            "arguments",
            Kind.TEXT,
            "further kernel arguments for this request, separated by blanks, as in testbox-disks=sda");
    static final Parameter DRY_RUN = Parameter.flag("dry-run", "only show what would be done");

    static final List<Parameter> ALL = List.of(FOLDER, CONFIG, LIST, CANCEL, REPLACE, ARGUMENTS, DRY_RUN);

    private static final String FILE = "pxe-conf.conf";

    private PxeConfOptions() {}

    static Path folder(Invocation call) throws ImagingException {
        return path(
                call.setting(FOLDER.name()).orElseGet(() -> FOLDER.fallback().orElse("")));
    }

    /** {@return the configuration: the given one, that of the TFTP folder, or that of the installation} */
    static Path config(Invocation call, Path folder, Path installation) throws ImagingException {
        Path own = ownConfig(call, folder);
        return call.has(CONFIG) || Files.exists(own)
                ? own
                : installation.resolve("conf").resolve(FILE);
    }

    /** {@return the configuration that a lab writes: the given one, or that of the TFTP folder} */
    static Path ownConfig(Invocation call, Path folder) throws ImagingException {
        String given = call.setting(CONFIG.name()).orElse("");
        return given.isEmpty() ? folder.resolve(FILE) : path(given);
    }

    private static Path path(String text) throws ImagingException {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw BadSetting.of("'" + Printable.of(text) + "' can't be the name of a file", "give another one");
        }
    }
}
