package org.tbimage.store;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.value.ImageName;

/** A compressed disk without manifest and chunk table. Only the format's own checksum vouches for it. */
public interface PlainImage {
    /** {@return name of the file with its store, for messages} */
    String key();

    /** {@return name of the file in the folder of its box, by which people choose it} */
    default String file() {
        return key().substring(key().lastIndexOf('/') + 1);
    }

    /** {@return length of the file, in bytes} */
    long length();

    /**
     * Returns when the file was written. By default that is not known.
     *
     * @return the time, by the clock of the blob store; empty if it is not known
     * @throws IOException if the blob store fails
     */
    default Optional<Instant> modified() throws IOException {
        return Optional.empty();
    }

    /**
     * Reads the file from its first byte. The caller closes the stream.
     *
     * @return the compressed bytes
     * @throws IOException if the blob store fails
     */
    InputStream open() throws IOException;

    /**
     * Reads the file from an offset. The caller closes the stream. By default the bytes before it are read and discarded.
     *
     * @param offset offset of the first byte, 0 to the length
     * @return the compressed bytes from there to the end
     * @throws IOException if the blob store fails
     */
    default InputStream open(long offset) throws IOException {
        InputStream file = open();
        try {
            file.skipNBytes(offset);
            return file;
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /**
     * The only one of several, or none.
     *
     * @param name of which disk they are
     * @param files what was found
     * @return the file, or empty if there is none
     * @throws ImagingException with {@link Problem#AMBIGUOUS} if there are several
     */
    static Optional<PlainImage> only(ImageName name, List<PlainImage> files) throws ImagingException {
        if (files.size() < 2) {
            return files.stream().findFirst();
        }
        throw new ImagingException(
                Problem.AMBIGUOUS,
                "there are " + files.size() + " files of " + name
                        + " without a manifest, and any may be the one that is meant: "
                        + files.stream().map(PlainImage::key).collect(Collectors.joining(", ")),
                "name one of them as file, as in " + files.get(0).file()
                        + ", or give the others names with .old behind them");
    }
}
