package org.tbimage.core.content;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All formats that are recognised. The lists name the document in which the bytes are defined. */
final class Formats {
    private static final List<Format> ALL = Stream.of(
                    VirtualDisks.ALL, CloneFormats.ALL, Compressions.ALL, Archives.ALL, OtherFiles.ALL)
            .flatMap(List::stream)
            .toList();

    private Formats() {}

    /** The format of a sample; empty for the raw content of a disk, and for anything that is not known. */
    static Optional<Format> recognize(ContentSample sample) {
        return RawDisk.isCertain(sample)
                ? Optional.empty()
                : ALL.stream().filter(format -> format.test().test(sample)).findFirst();
    }

    /** A format that begins with ASCII characters. */
    static Format text(String name, String tool, String start) {
        return new Format(name, tool, sample -> sample.has(0, start));
    }

    /** A format that begins with bytes. */
    static Format hex(String name, String tool, String start) {
        return new Format(name, tool, sample -> sample.hasHex(0, start));
    }
}
