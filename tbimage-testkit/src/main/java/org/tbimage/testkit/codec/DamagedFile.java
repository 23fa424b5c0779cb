package org.tbimage.testkit.codec;

import java.util.List;

/** A small file of three frames and a trailer, for tests that damage each of its bytes. */
final class DamagedFile {
    private final List<byte[]> contents =
            List.of(Content.TEXT.make(200), Content.ZEROS.make(300), Content.RANDOM.make(40));
    private final CodecUnderTest subject;
    private final byte[] good;

    DamagedFile(CodecUnderTest subject) {
        this.subject = subject;
        this.good = subject.pack(contents);
    }

    byte[] good() {
        return good;
    }

    byte[] content() {
        return Bytes.concat(contents);
    }

    /** {@return the content of the frames that end at an offset; empty if no frame ends there} */
    byte[] contentUpTo(int offset) {
        int end = 0;
        for (int frames = 1; frames <= contents.size(); frames++) {
            end += subject.encode(contents.get(frames - 1)).length;
            if (end == offset) {
                return Bytes.concat(contents.subList(0, frames));
            }
        }
        return new byte[0];
    }
}
