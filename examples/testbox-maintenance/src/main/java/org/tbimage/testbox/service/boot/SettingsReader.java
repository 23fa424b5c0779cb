package org.tbimage.testbox.service.boot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.failure.ServiceProblem;
import org.tbimage.testbox.file.PlainText;
import org.tbimage.testbox.generation.GenerationRule;
import org.tbimage.testbox.request.BoxAction;
import org.tbimage.value.Generation;
import org.tbimage.value.Printable;

/**
 * Reads settings from a file and from the kernel command line, which takes precedence and has {@code testbox-} before each
 * name. Errors are collected and thrown later by {@link #check}, because the settings are needed to find the logs first.
 */
public final class SettingsReader {
    private static final String PREFIX = "testbox-";
    private static final Pattern FOLDER = Pattern.compile("(/[A-Za-z0-9_][A-Za-z0-9._-]*)+");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");
    private static final Pattern YES_OR_NO = Pattern.compile("yes|no");

    /** The form only; {@link Generation} checks the date. */
    private static final Pattern GENERATION = Pattern.compile("\\d{8}T\\d{6}Z(-\\d{1,2})?");

    private static final Pattern ANY = Pattern.compile(".+");

    /** The settings for the library's backup actions, by parameter name. */
    private static final Map<String, Pattern> BACKUP = Map.of(
            "codec", Pattern.compile("[a-z0-9-]{1,32}"),
            "level", Pattern.compile("-?\\d{1,3}"),
            "changed-disk", Pattern.compile("yes|no"),
            "on-unreadable", Pattern.compile("fail|keep"),
            "rescue-minutes", NUMBER,
            "share", Pattern.compile("none|generations|store"));

    private static final Set<String> NAMES = names();

    /** Bounds the length of a value, because a pattern with a repeated group needs stack space for each repetition. */
    private static final int MAX_LENGTH = 4096;

    private final Map<String, String> values = new TreeMap<>();
    private final Map<String, String> given = new HashMap<>();
    private final List<String> errors = new ArrayList<>();

    /** Makes a reader without settings. */
    public SettingsReader() {}

    private static Set<String> names() {
        Set<String> all = new TreeSet<>(
                Set.of("store", "tftp", "error-wait", "attempts", "disks", "any-content", "generation", "fall-back"));
        all.addAll(BACKUP.keySet());
        return all;
    }

    /** Adds the settings of the kernel command line. */
    public void add(KernelCommandLine commandLine) {
        commandLine.words().stream()
                .filter(word -> word.startsWith(PREFIX) && !BoxAction.isKernelWord(word))
                .forEach(word -> add("the kernel command line", PREFIX, word.substring(PREFIX.length())));
    }

    /**
     * Adds one setting.
     *
     * @param source where it comes from, for messages
     * @param prefix the prefix of its name there
     * @param text {@code NAME=VALUE}
     */
    void add(String source, String prefix, String text) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : PlainText.strip(text.substring(0, equals));
        if (equals < 0 || !NAMES.contains(name)) {
            // To ignore a mistyped 'disks' would select all disks.
            errors.add(source + " has an unknown setting '" + Printable.of(prefix + text) + "'; there are "
                    + String.join(", ", NAMES));
            return;
        }
        String value = PlainText.strip(text.substring(equals + 1));
        String before = given.put(source + ": " + name, value);
        if (before != null && !before.equals(value)) {
            errors.add(source + " sets " + prefix + name + " twice: to " + Printable.of(before) + " and to "
                    + Printable.of(value));
        }
        values.put(name, value);
    }

    /** {@return the settings; a wrong value is replaced by the default} */
    public ServiceSettings read() {
        ServiceSettings defaults = ServiceSettings.DEFAULTS;
        return new ServiceSettings(
                text("store", FOLDER).orElse(defaults.store()),
                text("tftp", FOLDER).orElse(defaults.tftp()),
                number("error-wait", 0).map(Duration::ofSeconds).orElse(defaults.errorWait()),
                number("attempts", 1).orElse(defaults.attempts()),
                text("disks", ANY),
                text("any-content", YES_OR_NO).filter("yes"::equals).isPresent(),
                new GenerationRule(
                        generation(),
                        text("fall-back", YES_OR_NO).filter("yes"::equals).isPresent()),
                backup());
    }

    private Map<String, String> backup() {
        Map<String, String> set = new TreeMap<>();
        BACKUP.forEach((name, form) -> text(name, form).ifPresent(value -> set.put(name, value)));
        return set;
    }

    /**
     * Reports the first error. The caller has opened the logs.
     *
     * @throws ServiceException if a setting was wrong
     */
    public void check() throws ServiceException {
        if (!errors.isEmpty()) {
            throw new ServiceException(
                    ServiceProblem.BAD_REQUEST,
                    errors.get(0),
                    "correct the PXE file, or the configuration of the service");
        }
    }

    private Optional<Integer> number(String name, int least) {
        return text(name, NUMBER).map(Integer::valueOf).filter(number -> {
            if (number < least) {
                errors.add("bad setting " + name + "=" + number + ": at least " + least);
            }
            return number >= least;
        });
    }

    /** The right number of digits may still be no valid date. */
    private Optional<Generation> generation() {
        Optional<String> text = text("generation", GENERATION);
        Optional<Generation> generation = text.flatMap(Generation::tryParse);
        if (text.isPresent() && generation.isEmpty()) {
            errors.add("bad setting generation=" + text.get());
        }
        return generation;
    }

    private Optional<String> text(String name, Pattern form) {
        String value = values.get(name);
        if (value == null
                || (value.length() <= MAX_LENGTH && form.matcher(value).matches())) {
            return Optional.ofNullable(value);
        }
        errors.add("bad setting " + name + "=" + Printable.of(value));
        return Optional.empty();
    }
}
