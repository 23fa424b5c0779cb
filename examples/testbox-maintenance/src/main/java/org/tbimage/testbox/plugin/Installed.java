package org.tbimage.testbox.plugin;

import java.util.List;
import java.util.stream.Stream;
import org.tbimage.core.Tbimage;
import org.tbimage.provider.Providers;
import org.tbimage.testbox.terminal.Console;

/** Finds the providers of the program and of its plug-ins. */
public final class Installed {
    private Installed() {}

    /**
     * Finds the providers. Every command warns of those that cannot be used: a broken action is a command that is missing,
     * and a broken codec would show only at a restore.
     *
     * @param console takes the warnings
     * @return the library with the installed providers
     */
    public static Tbimage find(Console console) {
        PluginFolder folder = PluginFolder.ofThisProgram();
        Tbimage tbimage = Tbimage.discover(folder.loaders());
        folder.problems().forEach(problem -> console.warning("cannot use a plug-in: " + problem));
        Stream.of(tbimage.actions(), tbimage.codecs(), tbimage.stores(), tbimage.devices())
                .map(Providers::broken)
                .flatMap(List::stream)
                .forEach(broken -> console.warning("cannot use an installed provider: " + broken));
        return tbimage;
    }
}
