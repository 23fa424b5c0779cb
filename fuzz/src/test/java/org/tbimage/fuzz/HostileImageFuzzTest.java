package org.tbimage.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.LogManager;
import org.tbimage.core.RunOptions;
import org.tbimage.core.Tbimage;
import org.tbimage.problem.ImagingException;
import org.tbimage.value.Sha256;

/**
 * A whole image of which everything may be wrong but its seals, as somebody who can write the store can make it:
 * verified, and restored onto a disk in memory. Sections are {@code manifest}, {@code chunks} and {@code pack}; of the
 * manifest, the digest of the table and the seal are put right, so that what lies behind them is reached.
 */
class HostileImageFuzzTest {
    private static final String KEY = "b/d.20261122T120000Z";
    private static final byte[] NONE = {};
    private static final Path STORE = FuzzFolder.make();
    private static final RunOptions OPTIONS = RunOptions.defaults().withWorkers(1);

    static {
        LogManager.getLogManager().reset(); // an operator's words, by the thousand
    }

    @FuzzTest
    void image(byte[] data) throws IOException {
        Map<String, byte[]> sections = Sections.of(data);
        byte[] table = sections.getOrDefault("chunks", NONE);
        String manifest = new String(sections.getOrDefault("manifest", NONE), StandardCharsets.UTF_8)
                .replace("TABLE_SHA256", Sha256.digest(ByteBuffer.wrap(table)).toString())
                .replace("TABLE_LENGTH", "" + table.length)
                .replace("PACK_LENGTH", "" + sections.getOrDefault("pack", NONE).length);
        Files.createDirectories(STORE.resolve("b"));
        Files.write(STORE.resolve(KEY + ".json"), sealed(manifest));
        Files.write(STORE.resolve(KEY + ".chunks"), table);
        Files.write(STORE.resolve(KEY + ".raw.zst"), sections.getOrDefault("pack", NONE));
        // discovered anew, since disks in memory stay as long as their provider does
        Tbimage tbimage = Tbimage.discover();
        run(tbimage, "verify", Map.of());
        run(tbimage, "restore", Map.of("device", "memory:disk?size=262144&sector=512"));
    }

    private static byte[] sealed(String members) {
        String body = members + ",\n";
        Sha256 digest = Sha256.digest(ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)));
        return (body + "  \"sha256\": \"" + digest + "\"\n}\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void run(Tbimage tbimage, String action, Map<String, String> more) throws IOException {
        Map<String, String> settings = new HashMap<>(more);
        settings.putAll(Map.of("store", STORE.toString(), "image", "b/d"));
        try {
            tbimage.run(action, settings, OPTIONS);
        } catch (ImagingException e) {
            // refused with words for the user
        }
    }
}
