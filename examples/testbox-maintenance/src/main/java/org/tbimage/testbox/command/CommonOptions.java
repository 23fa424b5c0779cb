package org.tbimage.testbox.command;

import java.util.List;
import java.util.Optional;
import org.tbimage.core.RunOptions;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * What every command takes.
 *
 * @param workers how many chunks to work on at once, if the user said so
 * @param json whether a machine reads the result
 * @param quiet whether to show no progress
 * @param debug whether to show the log, and where an exception comes from
 */
public record CommonOptions(Optional<Integer> workers, boolean json, boolean quiet, boolean debug) {
    /** The option for machines; also looked for where the command line is too wrong to be parsed. */
    public static final String JSON = "--json";

    /** The option for who looks for a fault; likewise. */
    public static final String DEBUG = "--debug";

    private static final String WORKERS = "--workers";
    private static final String QUIET = "--quiet";

    static List<OptionSpec> specs() {
        OptionSpec workers = OptionSpec.builder(WORKERS)
                .type(Integer.class)
                .paramLabel("N")
                .description("how many chunks to work on at once, as far as memory allows (default: two for each"
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
            throw new ImagingException(
                    Problem.BAD_SETTING,
                    "bad number of workers: " + workers + "; expected 1 to " + RunOptions.MAX_WORKERS,
                    "leave out " + WORKERS + ", and there are as many as this machine has processors");
        }
        return new CommonOptions(
                Optional.ofNullable(workers),
                given.matchedOptionValue(JSON, false),
                given.matchedOptionValue(QUIET, false),
                given.matchedOptionValue(DEBUG, false));
    }
}
