package org.tbimage.testbox.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ResultStreamTest {
    @Test
    void aClosedPipeIsNoLoss() throws IOException {
        assertThat(failing("Broken pipe").loss()).isEmpty();
    }

    @Test
    void aFullDiskIsALoss() throws IOException {
        assertThat(failing("No space left on device").loss()).contains("No space left on device");
    }

    private static ResultStream failing(String reason) throws IOException {
        ResultStream stream = new ResultStream(new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException(reason);
            }
        });
        stream.write("result".getBytes(StandardCharsets.UTF_8));
        return stream;
    }
}
