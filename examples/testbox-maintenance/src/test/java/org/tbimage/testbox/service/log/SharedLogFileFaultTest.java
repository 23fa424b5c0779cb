package org.tbimage.testbox.service.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.testbox.fault.FaultyFiles;
import org.tbimage.testbox.fault.FileFaults;

/** After any failure while a line is appended, the next line is written, and an unwritten lock is removed. */
class SharedLogFileFaultTest {
    @TempDir
    Path folder;

    @Test
    void theNextLineIsWritten() throws IOException {
        FileFaults faults = new FileFaults(".*");
        Path log = new FaultyFiles(faults).wrap(folder).resolve("maintenance.log");
        Path lock = folder.resolve("maintenance.log.lock");
        SharedLogFile file = new SharedLogFile(log, Duration.ofMillis(1));
        int failed = 0;
        for (long n = 1; ; n++) {
            faults.begin(n, false);
            boolean written = append(file, "line " + n);
            faults.end();
            if (faults.failed().isEmpty()) {
                assertThat(written).isTrue();
                break;
            }
            failed += written ? 0 : 1;
            assertThat(Files.exists(lock) && faults.failed().get(0).startsWith("write"))
                    .as("lock left after %s", faults.failed())
                    .isFalse();
            assertThat(append(file, "behind " + n)).isTrue();
            assertThat(Files.readString(folder.resolve("maintenance.log"))).endsWith("behind " + n + "\n");
            assertThat(lock).doesNotExist();
            assertThat(faults.open()).isEmpty();
        }
        assertThat(failed).isGreaterThan(3);
    }

    private static boolean append(SharedLogFile file, String line) {
        try {
            file.append(line);
            return true;
        } catch (IOException e) {
            assertThat(e).hasMessageContaining(FileFaults.MARK);
            return false;
        }
    }
}
