package org.tbimage.codec.zstd;

import java.util.List;
import org.tbimage.testkit.codec.CodecUnderTest;
import org.tbimage.testkit.codec.FormatTool;

/** Commands of the zstd tool. */
final class ZstdTools {
    static final List<String> EXPAND = List.of("zstd", "-dcq");
    static final List<String> COMPRESS = List.of("zstd", "-cq");

    private ZstdTools() {}

    static CodecUnderTest codec() {
        return new CodecUnderTest(new ZstdCodec(), new FormatTool(EXPAND, COMPRESS));
    }
}
