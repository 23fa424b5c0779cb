package org.tbimage.testbox.service.share;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tbimage.fuzz.Allocation;
import org.tbimage.fuzz.FuzzFolder;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.request.TftpLayout;
import org.tbimage.testbox.service.boot.ConfigurationFile;
import org.tbimage.testbox.service.boot.KernelCommandLine;
import org.tbimage.testbox.service.boot.SettingsReader;

/**
 * The same bytes as the PXE file of a box, as its configuration, and as its count of attempts, where REQUEST stands for
 * what that request is called.
 */
class PxeFileFuzzTest {
    private static final Path FOLDER = FuzzFolder.make();
    private static final KernelCommandLine LINE = KernelCommandLine.parse("quiet testbox-action-backup boot=nfs");

    @FuzzTest
    void pxeFile(byte[] data) throws IOException {
        Allocation.bounded((4L << 20) + 500L * data.length, () -> check(data));
    }

    private static void check(byte[] data) throws IOException {
        Path folder = Files.createDirectories(TftpLayout.configurations(FOLDER));
        Files.write(folder.resolve("0A28292A"), data);
        try {
            PxeFile file = PxeFile.find(FOLDER, List.of("0A28292A"));
            file.agrees(LINE);
            attempts(data, file.fingerprint().text());
            assertThat(file.remove()).isEqualTo(PxeFile.Removal.REMOVED);
            assertThat(folder).isEmptyDirectory();
            configuration(data);
        } catch (ServiceException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }

    private static void attempts(byte[] data, String request) throws IOException {
        String count = new String(data, StandardCharsets.ISO_8859_1).replace("REQUEST", request);
        Files.writeString(FOLDER.resolve("maintenance-attempts"), count, StandardCharsets.ISO_8859_1);
        AttemptCounter attempts = new AttemptCounter(List.of(FOLDER.resolve("maintenance-attempts")));
        int first = attempts.begin(request).number();
        assertThat(first).isBetween(1, 1_000_000);
        assertThat(attempts.begin(request).number()).isEqualTo(first + 1);
    }

    private static void configuration(byte[] data) throws IOException {
        SettingsReader settings = new SettingsReader();
        ConfigurationFile.read(Files.write(FOLDER.resolve("service.conf"), data), settings);
        settings.read();
        settings.check();
    }
}
