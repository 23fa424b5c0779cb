package org.tbimage.codec.gzip;

import java.util.List;

/** Commands of the gzip tool. */
final class GzipTools {
    static final List<String> EXPAND = List.of("gzip", "-dc");
    static final List<String> COMPRESS = List.of("gzip", "-c");

    private GzipTools() {}
}
