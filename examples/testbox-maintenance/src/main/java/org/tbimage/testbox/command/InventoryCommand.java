package org.tbimage.testbox.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.tbimage.action.Fact;
import org.tbimage.core.Tbimage;
import org.tbimage.provider.Named;
import org.tbimage.provider.Providers;
import org.tbimage.testbox.output.Listing;
import org.tbimage.testbox.output.Report;

/**
 * Lists the installed providers of one kind, or what they find on this machine. A broken provider is reported as a
 * warning and does not stop the others.
 *
 * @param <T> the kind of provider
 * @param name the name of the command, and of the array in its JSON
 * @param summary one line for the help
 * @param columns the columns of the table
 * @param providers selects the providers
 * @param head what programs get besides the rows
 * @param rows makes the rows of one provider
 */
record InventoryCommand<T extends Named>(
        String name,
        String summary,
        List<String> columns,
        Function<Tbimage, Providers<T>> providers,
        Function<Providers<T>, List<Fact>> head,
        Rows<T> rows)
        implements Command {
    /** The rows of one provider. */
    interface Rows<T> {
        List<List<Fact>> of(T provider) throws IOException;
    }

    @Override
    public Report run(Invocation call) throws IOException {
        Providers<T> installed = providers.apply(call.tbimage());
        List<List<Fact>> found = new ArrayList<>();
        List<String> broken = new ArrayList<>(installed.broken());
        for (T provider : installed.all()) {
            try {
                found.addAll(rows.of(provider));
            } catch (RuntimeException | LinkageError e) {
                broken.add(provider.name() + ": " + e);
            }
        }
        broken.forEach(provider -> call.console().warning(name + ": cannot use an installed provider: " + provider));
        return new Report(head.apply(installed), "", new Listing(name, columns, found, "found no " + name));
    }
}
