package org.tbimage.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.tbimage.codec.Codec;
import org.tbimage.device.BlockDevice;
import org.tbimage.store.BlobStore;
import org.tbimage.value.Sha256;

/**
 * An image made of the sections {@code manifest}, {@code chunks} and {@code pack} of an input. Some words in it stand for
 * what is right, so that what lies behind the seals is reached: in the manifest TABLE_SHA256, TABLE_LENGTH, PACK_LENGTH
 * and TRAILER_CRC, in the line of a chunk CONTENT_SHA256 and FRAME_CRC.
 */
final class HostileImage {
    private static final String KEY = "b/d.20261122T120000Z";
    private static final byte[] NONE = {};
    private static final Pattern FRAMES_END = Pattern.compile("\"framesEnd\": (\\d{1,9})");
    private static final Pattern FRAME =
            Pattern.compile("\\w+ \\d{1,9} (\\d{1,9}) (\\S+) 0 (\\d{1,9}) (\\d{1,9}) (\\S+) \\d{1,9} (\\d{1,9})");
    private static final Pattern CHUNK = Pattern.compile("(zero|data|unreadable) (\\d+) (\\d+)(?: (\\S+) .*)?");

    private final String manifest;
    private final String table;
    private final byte[] pack;

    HostileImage(Map<String, byte[]> sections) throws IOException {
        pack = sections.getOrDefault("pack", NONE);
        table = table(new String(sections.getOrDefault("chunks", NONE), StandardCharsets.ISO_8859_1));
        manifest = sealed(manifest(new String(sections.getOrDefault("manifest", NONE), StandardCharsets.UTF_8)));
    }

    /** Puts it into a store, in place of the last one. */
    void put(BlobStore store) throws IOException {
        store.put(KEY + ".json", ByteBuffer.wrap(manifest.getBytes(StandardCharsets.UTF_8)));
        store.put(KEY + ".chunks", ByteBuffer.wrap(table.getBytes(StandardCharsets.ISO_8859_1)));
        store.put(KEY + ".raw.zst", ByteBuffer.wrap(pack));
    }

    /** Reads the table in its own way, and requires all of it on a disk to which it was restored. */
    void requireOn(BlockDevice disk) throws IOException {
        for (String line : table.split("\n", -1)) {
            Matcher chunk = CHUNK.matcher(line);
            if (chunk.matches()) {
                ByteBuffer content = ByteBuffer.allocate(Integer.parseInt(chunk.group(3)));
                disk.read(Long.parseLong(chunk.group(2)), content);
                Sha256 wanted = chunk.group(1).equals("zero")
                        ? Sha256.digest(ByteBuffer.allocate(content.capacity()))
                        : Sha256.parse(chunk.group(4));
                assertThat(Sha256.digest(content.flip())).as(line).isEqualTo(wanted);
            }
        }
    }

    private String manifest(String given) {
        Matcher end = FRAMES_END.matcher(given);
        int framesEnd = end.find() ? Math.min(Integer.parseInt(end.group(1)), pack.length) : pack.length;
        Sha256 digest = Sha256.digest(ByteBuffer.wrap(table.getBytes(StandardCharsets.ISO_8859_1)));
        return given.replace("TABLE_SHA256", digest.toString())
                .replace("TABLE_LENGTH", "" + table.length())
                .replace("PACK_LENGTH", "" + pack.length)
                .replace("TRAILER_CRC", crc(framesEnd, pack.length));
    }

    private static String sealed(String members) {
        String body = members + ",\n";
        Sha256 digest = Sha256.digest(ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)));
        return body + "  \"sha256\": \"" + digest + "\"\n}\n";
    }

    private String table(String given) throws IOException {
        String[] lines = given.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            Matcher frame = FRAME.matcher(lines[i]);
            if (frame.matches()) {
                lines[i] = mended(lines[i], frame);
            }
        }
        return String.join("\n", lines);
    }

    private String mended(String line, Matcher frame) throws IOException {
        int start = Math.min(Integer.parseInt(frame.group(3)), pack.length);
        int end = Math.min(start + Integer.parseInt(frame.group(4)), pack.length);
        String mended = line.replace("FRAME_CRC", crc(start, end));
        return frame.group(2).equals("CONTENT_SHA256")
                ? mended.replace("CONTENT_SHA256", digest(start, end, frame))
                : mended;
    }

    /** The digest of the chunk in its frame, of whatever codec that is. */
    private String digest(int start, int end, Matcher frame) throws IOException {
        byte[] bytes = Arrays.copyOfRange(pack, start, end);
        byte[] content = NONE;
        Optional<Codec> codec = ServiceLoader.load(Codec.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(candidate -> candidate.recognizes(ByteBuffer.wrap(bytes)))
                .findFirst();
        if (codec.isPresent()) {
            content = Expanded.of(codec.get(), new ByteArrayInputStream(bytes), 8192)
                    .content();
        }
        int from = Math.min(Integer.parseInt(frame.group(6)), content.length);
        int length = Math.min(Integer.parseInt(frame.group(1)), content.length - from);
        return Sha256.digest(ByteBuffer.wrap(content, from, length)).toString();
    }

    private String crc(int start, int end) {
        CRC32C crc = new CRC32C();
        crc.update(pack, start, end - start);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
