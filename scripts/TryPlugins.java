import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.tbimage.action.Outcome;
import org.tbimage.core.Tbimage;

/**
 * Finds the four plug-ins of examples/plugins, and uses all of them: backs up a slice of a file with the codec zlib into a
 * store in memory, and compares the hash of the image with that of the slice. scripts/plugins.sh runs it on the class path
 * and on the module path; its arguments are a file to make, and what the origin of each plug-in must begin with.
 */
class TryPlugins {
    private static final int OFFSET = 4096;
    private static final int LENGTH = 3_000_000;

    public static void main(String[] args) throws Exception {
        Tbimage tbimage = Tbimage.discover();
        List<String> origins = List.of(
                tbimage.actions().origin("content-hash") + "",
                tbimage.codecs().origin("zlib") + "",
                tbimage.stores().origin("ram") + "",
                tbimage.devices().origin("slice") + "");
        for (String origin : origins) {
            System.out.println(origin);
            require(origin.startsWith("Origin[place=" + args[1]) && origin.endsWith(", version=1.0]"), origin);
        }

        byte[] content = new byte[OFFSET + LENGTH + 512];
        new Random(1).nextBytes(content);
        Files.write(Path.of(args[0]), content);
        String slice = "slice:" + args[0] + "?offset=" + OFFSET + "&length=" + LENGTH;
        tbimage.run("backup", Map.of("store", "ram:try", "image", "box/slice", "device", slice, "codec", "zlib"));
        Outcome outcome = tbimage.run("content-hash", Map.of("store", "ram:try", "image", "box/slice"));
        System.out.println(outcome.summary());

        byte[] part = Arrays.copyOfRange(content, OFFSET, OFFSET + LENGTH);
        String expected = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(part));
        require(outcome.summary().contains(expected), "expected " + expected);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalStateException(message);
        }
    }
}
