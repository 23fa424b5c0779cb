package org.tbimage.testbox.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tbimage.action.Fact;
import org.tbimage.core.Tbimage;
import org.tbimage.provider.Named;
import org.tbimage.provider.Origin;
import org.tbimage.provider.Providers;
import org.tbimage.testbox.output.Listing;
import org.tbimage.testbox.output.Report;

/**
 * Lists the installed providers of one kind, each with its version and its origin. A provider that fails is reported as a
 * warning and does not stop the others.
 *
 * @param <T> the kind of provider
 * @param name the name of the command, and of the array in its JSON
 * @param summary one line for the help
 * @param columns the columns of the table, before version and origin
 * @param providers selects the providers
 * @param facts describes one provider
 */
record InventoryCommand<T extends Named>(
        String name,
        String summary,
        List<String> columns,
        Function<Tbimage, Providers<T>> providers,
        Function<T, List<Fact>> facts)
        implements Command {
    private static final List<String> ORIGIN = List.of("version", "origin");

    @Override
    public Report run(Invocation call) {
        return new Report(List.of(), "", listing(call));
    }

    Listing listing(Invocation call) {
        Providers<T> installed = providers.apply(call.tbimage());
        List<List<Fact>> rows = new ArrayList<>();
        for (T provider : installed.all()) {
            try {
                Origin origin = installed.origin(provider.name());
                List<Fact> row = new ArrayList<>(facts.apply(provider));
                row.add(Fact.text("version", origin.version()));
                row.add(Fact.text("origin", origin.place()));
                rows.add(row);
            } catch (RuntimeException | LinkageError e) {
                warn(call, name, provider, e);
            }
        }
        List<String> all = Stream.concat(columns.stream(), ORIGIN.stream()).toList();
        return new Listing(name, all, rows, "found no " + name);
    }

    static void warn(Invocation call, String command, Named provider, Throwable e) {
        String type = provider.getClass().getName();
        call.console().warning(command + ": cannot use an installed provider: " + type + ": " + e);
    }
}
