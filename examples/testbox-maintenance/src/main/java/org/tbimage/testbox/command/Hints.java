package org.tbimage.testbox.command;

import java.util.List;
import java.util.Map;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.testbox.failure.Failure;
import org.tbimage.testbox.output.Program;
import org.tbimage.value.ShellWord;

/**
 * Names the options and commands that help after a failure. The library does not know them, so its remedies do not name
 * them.
 *
 * @param command the command that failed
 * @param settings the options that the user gave
 */
record Hints(Command command, Map<String, String> settings) {
    /** {@return the failure with the option or command of the command line that helps} */
    ImagingException addTo(ImagingException failure) {
        String hint = of(failure);
        if (hint.isEmpty()) {
            return failure;
        }
        String remedy = failure.remedy().isBlank() ? hint : failure.remedy() + " (" + hint + ")";
        return new ImagingException(failure.problem(), Failure.of(failure).message(), remedy, failure);
    }

    /** {@return an option of the failed command, or another command, that helps; empty if there is none} */
    private String of(ImagingException failure) {
        Problem problem = failure.problem();
        return switch (problem) {
            case BAD_SETTING -> failure.remedy().isBlank() ? see(command.name() + " --help") : "";
            case NO_SUCH_IMAGE, IMAGE_UNSUPPORTED -> images();
            // the remedy ends with a command, which a hint behind it would make harder to copy
            case IMAGE_DAMAGED -> failure.remedy().startsWith(OlderImageAdvice.FOUND) ? "" : images();
            case NOT_A_DISK_IMAGE, TARGET_SECTOR_SIZE -> failure.remedy().contains("as-is") ? option("--as-is") : "";
            case NO_SUCH_DEVICE, NOT_A_BLOCK_DEVICE -> see("devices");
            case IMAGE_DEGRADED -> option("--allow-degraded");
            case DISK_CHANGED -> option("--changed-disk");
            case TARGET_OTHER_IDENTITY -> option("--any-disk");
            case LAST_IMAGE -> option("--last");
            case IMAGE_PINNED -> unpin();
            case AMBIGUOUS -> option("--file NAME");
            case UNREADABLE_SECTORS -> option("--on-unreadable keep");
            default -> "";
        };
    }

    private String option(String words) {
        String name = words.substring("--".length()).replaceFirst(" .*", "");
        boolean known = command.parameters().stream()
                .anyMatch(parameter -> parameter.name().equals(name));
        return known ? words : "";
    }

    private String images() {
        String store = settings.get(StoreSettings.STORE.name());
        return store == null ? "" : see("list --store " + ShellWord.of(store));
    }

    private String unpin() {
        StringBuilder command = new StringBuilder("unpin");
        for (String name : List.of("store", "image", "generation")) {
            String value = settings.get(name);
            command.append(value == null ? "" : " --" + name + " " + ShellWord.of(value));
        }
        return see(command.toString());
    }

    /** Quotes the command, unless it contains quotes itself. */
    private static String see(String command) {
        String line = Program.NAME + " " + command;
        return line.contains("'") ? "see: " + line : "see '" + line + "'";
    }
}
