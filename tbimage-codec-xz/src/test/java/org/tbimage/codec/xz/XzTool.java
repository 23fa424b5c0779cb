package org.tbimage.codec.xz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.tbimage.testkit.codec.CodecUnderTest;
import org.tbimage.testkit.codec.FormatTool;

/** The xz tool with any options, and our codec. */
final class XzTool {
    static final FormatTool TOOL = new FormatTool(List.of("xz", "-dc"), List.of("xz", "-c"));
    static final CodecUnderTest SUBJECT = new CodecUnderTest(new XzCodec(), TOOL);

    private XzTool() {}

    static byte[] compress(byte[] content, List<String> options) throws IOException {
        return TOOL.compress(content, options.toArray(String[]::new));
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
