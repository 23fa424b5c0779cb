package org.tbimage.core.content;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All recognized formats. Each list names the documents that define the bytes. */
final class ForeignFormats {
    private static final List<ForeignFormat> ALL = Stream.of(
                    VirtualDiskFormats.ALL,
                    ImagingToolFormats.ALL,
                    CompressionFormats.ALL,
                    ArchiveFormats.ALL,
                    OtherFormats.ALL)
            .flatMap(List::stream)
            .toList();

    private ForeignFormats() {}

    /** Recognizes the format of a sample; empty for the raw content of a disk and for unknown formats. */
    static Optional<ForeignFormat> recognize(ContentSample sample) {
        return RawDisk.isCertain(sample)
                ? Optional.empty()
                : ALL.stream().filter(format -> format.test().test(sample)).findFirst();
    }

    /** A format that begins with ASCII characters. */
    static ForeignFormat text(String name, String tool, String start) {
        return new ForeignFormat(name, tool, sample -> sample.has(0, start));
    }

    /** A format that begins with bytes, in hex digits. */
    static ForeignFormat hex(String name, String tool, String start) {
        return new ForeignFormat(name, tool, sample -> sample.hasHex(0, start));
    }
}
