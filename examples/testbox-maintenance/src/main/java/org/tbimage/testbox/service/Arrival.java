package org.tbimage.testbox.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.tbimage.action.Cancellation;
import org.tbimage.action.CancelledException;
import org.tbimage.testbox.failure.Failures;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.failure.ServiceProblem;
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
    private static void countWithoutRequest(Visit visit, ServiceException trouble) {
        if (visit.attempt > 0 || visit.box.isEmpty()) {
            return;
        }
        try {
            visit.attempt = new Attempts(visit.box.get().folder())
                    .begin(trouble.problem().name());
        } catch (IOException e) {
            trouble.addSuppressed(e);
        }
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
        using(ServiceProblem.NO_BACKUP_SHARE, "the share for images", () -> Files.createDirectories(folder));
        Box box = new Box(address, HostName.orUnknown(here.names().name(address.ip())), folder);
        visit.box = Optional.of(box);
        journal.openBox(folder, address.toString(), box.name());
    }

    /** What is done with a share. */
    private interface Use<T> {
        T get() throws IOException;
    }

    /** A share that is there but fails is as good as none: the failure has its code, and the box's tries are counted. */
    private static <T> T using(ServiceProblem problem, String share, Use<T> use) throws ServiceException {
        try {
            return use.get();
        } catch (ServiceException e) {
            throw e;
        } catch (IOException e) {
            ServiceException failed = new ServiceException(
                    problem, share + " fails: " + Failures.of(e).message(), "look at its server, and at the network");
            failed.initCause(e);
            throw failed;
        }
    }

    private void findRequest(Visit visit) throws IOException {
        Box box = visit.box.orElseThrow();
        Path tftp = here.at(visit.settings.tftp());
        PxeFile request = using(
                ServiceProblem.NO_TFTP_SHARE,
                "the TFTP share",
                () -> PxeFile.find(tftp, box.address().pxeFiles()));
        visit.request = Optional.of(request);
        visit.attempt = using(
                ServiceProblem.NO_BACKUP_SHARE,
                "the share for images",
                () -> new Attempts(box.folder()).begin(request.print().text()));
        sweep(box.folder());
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
