package org.tbimage.core.run;

import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.tbimage.action.ActionContext;
import org.tbimage.action.Cancellation;
import org.tbimage.action.ProgressListener;
import org.tbimage.codec.Codec;
import org.tbimage.core.RunOptions;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;
import org.tbimage.provider.Providers;
import org.tbimage.store.ImageStore;
import org.tbimage.store.ImageStoreProvider;
import org.tbimage.value.Location;

/** One run of an action: its settings, and all that it has open, closed in reverse when it has ended. */
public final class ActionRun implements ActionContext, Closeable {
    private final Installed installed;
    private final DeviceOpener opener;
    private final Settings settings;
    private final RunOptions options;
    private final Deque<Closeable> open = new ArrayDeque<>();

    /** A run that has opened nothing yet. */
    public ActionRun(Installed installed, DeviceOpener opener, Settings settings, RunOptions options) {
        this.installed = installed;
        this.opener = opener;
        this.settings = settings;
        this.options = options;
    }

    @Override
    public Optional<String> value(String parameter) {
        return settings.value(parameter);
    }

    @Override
    public ImageStore store(String parameter) throws IOException {
        String text = settings.required(parameter);
        Location location = Settings.parse(parameter, text, given -> Location.parse(given, Installed.DEFAULT_STORE));
        ImageStoreProvider provider = installed.stores().get(location.scheme());
        return keep(provider.open(location));
    }

    @Override
    public BlockDevice device(String parameter, OpenMode mode) throws IOException {
        return keep(opener.open(settings.required(parameter), mode, Optional.empty()));
    }

    @Override
    public BlockDevice target(String parameter, OpenMode mode, long size) throws IOException {
        return keep(opener.open(settings.required(parameter), mode, Optional.of(size)));
    }

    private <T extends Closeable> T keep(T resource) {
        open.push(resource);
        return resource;
    }

    @Override
    public Providers<Codec> codecs() {
        return installed.codecs();
    }

    @Override
    public int workers() {
        return options.workers();
    }

    @Override
    public ProgressListener progress() {
        return options.progress();
    }

    @Override
    public Cancellation cancellation() {
        return options.cancellation();
    }

    @Override
    public Clock clock() {
        return options.clock();
    }

    @Override
    public String machine() {
        return options.machine();
    }

    /** Closes everything, the last opened first, whatever fails on the way; the first failure is thrown. */
    @Override
    public void close() throws IOException {
        IOException first = null;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (IOException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
