package org.tbimage.testbox.command;

import java.util.List;
import java.util.Optional;
import org.tbimage.core.RunOptions;
import org.tbimage.problem.ImagingException;
import org.tbimage.testbox.failure.BadSetting;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The options that every command takes.
 *
 * @param workers how many chunks to process at once, if the user gave it
 * @param json whether to print the result as JSON
 * @param quiet whether to hide the progress
 * @param debug whether to print the log and stack traces
 */
public record CommonOptions(Optional<Integer> workers, boolean json, boolean quiet, boolean debug) {
    /** The option for JSON; also found in a command line that can't be parsed. */
    public static final String JSON = "--json";

    /** The option for the log and stack traces; also found in a command line that can't be parsed. */
    public static final String DEBUG = "--debug";

    private static final String WORKERS = "--workers";
    private static final String QUIET = "--quiet";

    static List<OptionSpec> specs() {
        OptionSpec workers = OptionSpec.builder(WORKERS)
                .type(Integer.class)
                .paramLabel("N")
                .description("how many chunks to process at once, as far as memory allows (default: two for each"
                        + " processor)")
                .build();
        return List.of(
                workers,
                flag("print one JSON object on standard output, also when something fails", JSON),
                flag("show no progress", QUIET, "-q"),
                flag("show the log, and where an exception comes from", DEBUG),
                help(),
                version());
    }

    private static OptionSpec flag(String description, String... names) {
        return OptionSpec.builder(names)
                .type(boolean.class)
                .description(description)
                .build();
    }

    static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .type(boolean.class)
                .usageHelp(true)
                .description("print this help")
                .build();
    }

    static OptionSpec version() {
        return OptionSpec.builder("-V", "--version")
                .type(boolean.class)
                .versionHelp(true)
                .description("print the version")
                .build();
    }

    static CommonOptions of(ParseResult given) throws ImagingException {
        Integer workers = given.matchedOptionValue(WORKERS, null);
        if (workers != null && (workers < 1 || workers > RunOptions.MAX_WORKERS)) {
            throw BadSetting.of(
                    "bad number of workers: " + workers + "; expected 1 to " + RunOptions.MAX_WORKERS,
                    "leave out " + WORKERS + " to use two for each processor");
        }
        return new CommonOptions(
                Optional.ofNullable(workers),
                given.matchedOptionValue(JSON, false),
                given.matchedOptionValue(QUIET, false),
                given.matchedOptionValue(DEBUG, false));
    }
}
