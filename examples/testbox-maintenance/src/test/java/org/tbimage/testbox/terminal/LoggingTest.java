package org.tbimage.testbox.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LoggingTest {
    private static final Logger LOG = LoggerFactory.getLogger(LoggingTest.class);

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Console console = new Console(
            new PrintStream(OutputStream.nullOutputStream()),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new Terminal(true, 80));

    @Test
    void onlyWarningsAreShown() {
        log(false);
        assertThat(text()).isEqualTo("testbox-maintenance: warning: hot?[2J\n");
    }

    @Test
    void debugShowsAllMessagesWithStackTraces() {
        log(true);
        assertThat(text())
                .containsPattern("\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z FINE .*LoggingTest: detail\n")
                .contains(" WARNING org.tbimage.testbox.terminal.LoggingTest: hot?[2J\n")
                .contains("IllegalStateException: why\n    at ");
    }

    @Test
    void aLineDoesNotDamageTheBar() {
        console.status("bar");
        log(false);
        console.endStatus();
        String erase = "\r\u001b[K";
        assertThat(text())
                .isEqualTo(erase + "bar" + erase + "testbox-maintenance: warning: hot?[2J\n" + erase + "bar\n");
    }

    private void log(boolean debug) {
        Logging logging = Logging.to(console, debug);
        LOG.debug("detail");
        LOG.warn("hot{}", "\u001b[2J", new IllegalStateException("why"));
        logging.close();
        LOG.debug("too late");
    }

    private String text() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
