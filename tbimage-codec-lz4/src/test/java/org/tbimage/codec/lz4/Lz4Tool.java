package org.tbimage.codec.lz4;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tbimage.testkit.codec.CodecUnderTest;
import org.tbimage.testkit.codec.FormatTool;

/** The lz4 tool with any options, and our codec. */
final class Lz4Tool {
    static final FormatTool TOOL = new FormatTool(List.of("lz4", "-dc"), List.of("lz4", "-c"));
    static final CodecUnderTest SUBJECT = new CodecUnderTest(new Lz4Codec(), TOOL);
    static final CodecUnderTest IN_JAVA = new CodecUnderTest(new Lz4Codec(Lz4Library::inJava), TOOL);

    private Lz4Tool() {}

    /** Compresses a file, so that the tool knows its length. */
    static byte[] compress(byte[] content, List<String> options) throws IOException {
        Path file = Files.createTempFile("lz4", ".raw");
        try {
            Files.write(file, content);
            List<String> command = new ArrayList<>(TOOL.compressCommand());
            command.add("-q");
            command.addAll(options);
            command.add(file.toString());
            return FormatTool.run(command, new byte[0]);
        } finally {
            Files.delete(file);
        }
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
