package org.tbimage.testbox.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.Cancellation;
import org.tbimage.action.CancelledException;
import org.tbimage.testbox.failure.Failure;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.failure.ServiceProblem;
import org.tbimage.testbox.failure.ShareProblem;
import org.tbimage.testbox.file.TemporaryFiles;
import org.tbimage.testbox.net.HostName;
import org.tbimage.testbox.service.boot.ConfigurationFile;
import org.tbimage.testbox.service.boot.KernelCommandLine;
import org.tbimage.testbox.service.boot.RequestedAction;
import org.tbimage.testbox.service.boot.SettingsReader;
import org.tbimage.testbox.service.log.RunLog;
import org.tbimage.testbox.service.net.AddressFinder;
import org.tbimage.testbox.service.net.BoxAddress;
import org.tbimage.testbox.service.share.AttemptCounter;
import org.tbimage.testbox.service.share.Mounter;
import org.tbimage.testbox.service.share.PxeFile;
import org.tbimage.testbox.service.share.Share;

/**
 * The start of a run: reads the settings, mounts the shares, finds the address of the box and its request.
 *
 * @param environment the machine
 * @param log the log of the run
 * @param stop the cancellation flag
 */
record RunStart(Environment environment, RunLog log, Cancellation stop) {
    private static final String COMMAND_LINE = "/proc/cmdline";

    /** Fills the state step by step, so that a later failure can be logged with everything found before. */
    void run(RunState state) throws IOException {
        try {
            find(state);
        } catch (ServiceException e) {
            countWithoutRequest(state, e);
            throw e;
        }
    }

    /** Counts attempts by the kind of failure if there is no request, because these must not repeat for ever, either. */
    private void countWithoutRequest(RunState state, ServiceException failure) {
        if (state.request.isEmpty() && state.box.isPresent()) {
            String name = state.box.get().address().pxeFiles().get(0);
            count(state, name, failure.problem().name());
        }
    }

    /** Counts an attempt. A failure to count is only a warning, because a restore needs no space on a share. */
    private void count(RunState state, String file, String request) {
        AttemptCounter attempts =
                AttemptCounter.of(state.box.orElseThrow().folder(), environment.at(state.settings.tftp()), file);
        state.attempts = Optional.of(attempts);
        AttemptCounter.Count count = attempts.begin(request);
        state.attempt = count.number();
        count.file().map(Path::getParent).ifPresent(this::sweep);
        if (count.failures().isEmpty()) {
            return;
        }
        List<IOException> failures = count.failures();
        String kept = count.file().isPresent()
                ? "; it is counted in " + count.file().get()
                : "; it can't be counted on the TFTP share, either: "
                        + failures.get(1).getMessage();
        log.warning(
                "this attempt can't be counted in the store: " + failures.get(0).getMessage() + kept);
    }

    private void find(RunState state) throws IOException {
        SettingsReader settings = new SettingsReader();
        ConfigurationFile.read(environment.at(Service.CONFIGURATION), settings);
        state.commandLine = KernelCommandLine.read(environment.at(COMMAND_LINE));
        settings.add(state.commandLine);
        state.settings = settings.read();
        findBox(state);
        findRequest(state);
        settings.check();
        state.action = Optional.of(RequestedAction.of(state.commandLine));
    }

    private void findBox(RunState state) throws IOException {
        Mounter mounter = new Mounter(environment.commands(), environment.sleeper(), stop, log);
        Path store = environment.at(state.settings.store());
        mounter.mount(Share.backup(store));
        state.store = Optional.of(store);
        log.openGlobal(store);
        Path tftp = environment.at(state.settings.tftp());
        Optional<ServiceException> noTftp = mounted(mounter, Share.tftp(tftp));
        if (noTftp.isEmpty()) {
            openBox(state, store, address(state, tftp));
            return;
        }
        try {
            // The log of the box, if its address is known, also reports the missing share.
            openBox(state, store, address(state, tftp));
        } catch (ServiceException e) {
            noTftp.get().addSuppressed(e);
        }
        throw noTftp.get();
    }

    private static Optional<ServiceException> mounted(Mounter mounter, Share share) throws CancelledException {
        try {
            mounter.mount(share);
            return Optional.empty();
        } catch (ServiceException e) {
            return Optional.of(e);
        }
    }

    private BoxAddress address(RunState state, Path tftp) throws IOException {
        return new AddressFinder(environment.network().ports(), address -> PxeFile.exists(tftp, address.pxeFiles()))
                .find(state.commandLine);
    }

    private void openBox(RunState state, Path store, BoxAddress address) throws IOException {
        Path folder = store.resolve(address.toString());
        makeFolder(folder);
        Box box = new Box(address, HostName.orUnknown(environment.names().name(address.ip())), folder);
        state.box = Optional.of(box);
        log.openBox(folder, address.toString(), box.name());
    }

    /** Creates the folder for the logs of the box. A failure is only a warning; a job that writes there fails by itself. */
    private void makeFolder(Path folder) {
        if (Files.isDirectory(folder)) {
            return;
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            log.warning("there is no folder for this box: "
                    + ShareProblem.ofWriting(folder, e).getMessage());
        }
    }

    /** Reads the request. A failing share counts as a missing one, so that the attempts of the box are counted. */
    private static PxeFile request(Path tftp, Box box) throws ServiceException {
        try {
            return PxeFile.find(tftp, box.address().pxeFiles());
        } catch (ServiceException e) {
            throw e;
        } catch (IOException e) {
            ServiceException failed = new ServiceException(
                    ServiceProblem.NO_TFTP_SHARE,
                    "the TFTP share fails: " + Failure.of(e).message(),
                    "look at its server, and at the network");
            failed.initCause(e);
            throw failed;
        }
    }

    private void findRequest(RunState state) throws IOException {
        Box box = state.box.orElseThrow();
        Path tftp = environment.at(state.settings.tftp());
        PxeFile request = request(tftp, box);
        state.request = Optional.of(request);
        count(
                state,
                request.path().getFileName().toString(),
                request.fingerprint().text());
        if (!request.agrees(state.commandLine)) {
            log.warning(request.path() + " was replaced after the box was started; it is kept for the next start");
        }
    }

    /** Removes old temporary files. A failure is only a warning, because the files are harmless. */
    private void sweep(Path folder) {
        try {
            TemporaryFiles.sweep(folder);
        } catch (IOException e) {
            log.warning("could not remove temporary files of earlier runs in " + folder + ": " + e);
        }
    }
}
