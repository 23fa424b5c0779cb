package org.tbimage.testbox.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.Cancellation;
import org.tbimage.action.CancelledException;
import org.tbimage.testbox.failure.Failures;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.failure.ServiceProblem;
import org.tbimage.testbox.failure.ShareProblem;
import org.tbimage.testbox.file.UnfinishedFiles;
import org.tbimage.testbox.net.HostName;
import org.tbimage.testbox.service.boot.AskedAction;
import org.tbimage.testbox.service.boot.ConfigurationFile;
import org.tbimage.testbox.service.boot.KernelCommandLine;
import org.tbimage.testbox.service.boot.SettingsReader;
import org.tbimage.testbox.service.log.Journal;
import org.tbimage.testbox.service.net.AddressFinder;
import org.tbimage.testbox.service.net.BoxAddress;
import org.tbimage.testbox.service.share.Attempts;
import org.tbimage.testbox.service.share.Mounter;
import org.tbimage.testbox.service.share.PxeFile;
import org.tbimage.testbox.service.share.Share;

/**
 * Finds out where the service is and what it is to do.
 *
 * @param here the machine
 * @param journal hears of it
 * @param stop the wish to stop
 */
record Arrival(Surroundings here, Journal journal, Cancellation stop) {
    private static final String COMMAND_LINE = "/proc/cmdline";

    /** Fills in what it finds, so that what is known is there for the logs also if the rest fails. */
    void run(Visit visit) throws IOException {
        try {
            find(visit);
        } catch (ServiceException e) {
            countWithoutRequest(visit, e);
            throw e;
        }
    }

    /** Where there is no request to count tries of, those of one trouble are counted: it must not go on for ever, too. */
    private void countWithoutRequest(Visit visit, ServiceException trouble) {
        if (visit.request.isEmpty() && visit.box.isPresent()) {
            String name = visit.box.get().address().pxeFiles().get(0);
            count(visit, name, trouble.problem().name());
        }
    }

    /** A try that cannot be counted is no reason to fail: what only reads needs no room on any share. */
    private void count(Visit visit, String file, String request) {
        Attempts attempts = Attempts.of(visit.box.orElseThrow().folder(), here.at(visit.settings.tftp()), file);
        visit.attempts = Optional.of(attempts);
        Attempts.Count count = attempts.begin(request);
        visit.attempt = count.number();
        count.file().map(Path::getParent).ifPresent(this::sweep);
        if (count.refusals().isEmpty()) {
            return;
        }
        List<IOException> refusals = count.refusals();
        String kept = count.file().isPresent()
                ? "; it is counted in " + count.file().get()
                : "; nor can it be counted on the TFTP share: "
                        + refusals.get(1).getMessage();
        journal.warning(
                "this try can't be counted in the store: " + refusals.get(0).getMessage() + kept);
    }

    private void find(Visit visit) throws IOException {
        SettingsReader settings = new SettingsReader();
        ConfigurationFile.read(here.at(Service.CONFIGURATION), settings);
        visit.commandLine = KernelCommandLine.read(here.at(COMMAND_LINE));
        settings.add(visit.commandLine);
        visit.settings = settings.read();
        findBox(visit);
        findRequest(visit);
        settings.check();
        visit.action = Optional.of(AskedAction.of(visit.commandLine));
    }

    private void findBox(Visit visit) throws IOException {
        Mounter mounter = new Mounter(here.commands(), here.pause(), stop, journal);
        Path store = here.at(visit.settings.store());
        mounter.mount(Share.backup(store));
        visit.store = Optional.of(store);
        journal.openGlobal(store);
        Path tftp = here.at(visit.settings.tftp());
        Optional<ServiceException> noTftp = mounted(mounter, Share.tftp(tftp));
        if (noTftp.isEmpty()) {
            openBox(visit, store, address(visit, tftp));
            return;
        }
        try {
            // That the share is missing shall also stand in the log of the box, if the box is known without it.
            openBox(visit, store, address(visit, tftp));
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

    private BoxAddress address(Visit visit, Path tftp) throws IOException {
        return new AddressFinder(here.network().ports(), address -> PxeFile.isThere(tftp, address.pxeFiles()))
                .find(visit.commandLine);
    }

    private void openBox(Visit visit, Path store, BoxAddress address) throws IOException {
        Path folder = store.resolve(address.toString());
        makeFolder(folder);
        Box box = new Box(address, HostName.orUnknown(here.names().name(address.ip())), folder);
        visit.box = Optional.of(box);
        journal.openBox(folder, address.toString(), box.name());
    }

    /** Without it there is no place for logs of the box. A job that has to write there fails by itself. */
    private void makeFolder(Path folder) {
        if (Files.isDirectory(folder)) {
            return;
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            journal.warning("there is no folder for this box: "
                    + ShareProblem.ofWriting(folder, e).getMessage());
        }
    }

    /** A share that is there but fails is as good as none: the failure has its code, and the box's tries are counted. */
    private static PxeFile request(Path tftp, Box box) throws ServiceException {
        try {
            return PxeFile.find(tftp, box.address().pxeFiles());
        } catch (ServiceException e) {
            throw e;
        } catch (IOException e) {
            ServiceException failed = new ServiceException(
                    ServiceProblem.NO_TFTP_SHARE,
                    "the TFTP share fails: " + Failures.of(e).message(),
                    "look at its server, and at the network");
            failed.initCause(e);
            throw failed;
        }
    }

    private void findRequest(Visit visit) throws IOException {
        Box box = visit.box.orElseThrow();
        Path tftp = here.at(visit.settings.tftp());
        PxeFile request = request(tftp, box);
        visit.request = Optional.of(request);
        count(visit, request.path().getFileName().toString(), request.print().text());
        if (!request.agrees(visit.commandLine)) {
            journal.warning(request.path() + " was replaced since the box was started; it is kept for the next start");
        }
    }

    /** What is left there harms nobody, so that it is no reason to fail. */
    private void sweep(Path folder) {
        try {
            UnfinishedFiles.sweep(folder);
        } catch (IOException e) {
            journal.warning("what earlier runs left unfinished in " + folder + " could not be removed: " + e);
        }
    }
}
