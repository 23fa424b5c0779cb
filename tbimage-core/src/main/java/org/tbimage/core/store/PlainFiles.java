package org.tbimage.core.store;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.tbimage.codec.Codec;
import org.tbimage.core.codec.InstalledCodecs;
import org.tbimage.core.codec.KnownCodecs;
import org.tbimage.provider.Providers;
import org.tbimage.store.BlobInfo;
import org.tbimage.store.BlobStore;
import org.tbimage.store.PlainImage;
import org.tbimage.value.ImageName;

/**
 * Compressed disks without a manifest, as the script before this program wrote them: {@code sda.gz}, or
 * {@code sda.raw.gz} as its document says; likewise with the suffixes of the other codecs.
 */
record PlainFiles(BlobStore blobs, Providers<Codec> codecs) {
    private static final String RAW = ".raw";

    /** Those of a disk. Second names and copies of its packs are not among them. */
    List<PlainImage> of(ImageName name) throws IOException {
        List<String> keys = blobs.list(ImageKeys.disk(name));
        List<String> found = new ArrayList<>();
        for (String key : keys) {
            if (diskOf(key).filter(name::equals).isPresent() && isOwn(key, name, keys) && isNew(key, found)) {
                found.add(key);
            }
        }
        List<PlainImage> files = new ArrayList<>();
        for (String key : found) {
            OptionalLong length = blobs.length(key);
            if (length.isPresent()) {
                files.add(new PlainFile(blobs, key, length.getAsLong()));
            }
        }
        return files;
    }

    /** Which disks have such files, by the names of the files alone. */
    NavigableSet<String> disks(List<String> keys) {
        NavigableSet<String> disks = new TreeSet<>();
        keys.forEach(key -> diskOf(key).map(ImageName::toString).ifPresent(disks::add));
        return disks;
    }

    /** The disk that a key is of, by its name alone: {@code BOX/DISK.SUFFIX} or {@code BOX/DISK.raw.SUFFIX}. */
    private Optional<ImageName> diskOf(String key) {
        int slash = key.indexOf('/');
        int dot = key.lastIndexOf('.');
        if (slash < 0 || key.indexOf('/', slash + 1) >= 0 || dot < slash || !isSuffix(key.substring(dot + 1))) {
            return Optional.empty();
        }
        String disk = key.substring(slash + 1, dot);
        disk = disk.endsWith(RAW) ? disk.substring(0, disk.length() - RAW.length()) : disk;
        try {
            return Optional.of(new ImageName(key.substring(0, slash), disk));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a pack, or no name of a disk
        }
    }

    /** Of an installed codec, or of a known one: a file whose codec is missing is there all the same. */
    private boolean isSuffix(String text) {
        return InstalledCodecs.suffixes(codecs).contains(text)
                || KnownCodecs.suffixes().contains(text);
    }

    /** Whether it is neither a name nor a copy of a pack of this disk. */
    private boolean isOwn(String key, ImageName name, List<String> keys) throws IOException {
        for (String pack : keys) {
            boolean alike =
                    ImageKeys.isPack(name, pack) && ImageKeys.suffix(pack).equals(ImageKeys.suffix(key));
            if (alike && (blobs.isSame(key, pack) || new PackCopy(blobs, key, pack).isLikely())) {
                return false;
            }
        }
        return true;
    }

    /** Two names of one file are one. */
    private boolean isNew(String key, List<String> found) throws IOException {
        for (String other : found) {
            if (blobs.isSame(key, other)) {
                return false;
            }
        }
        return true;
    }

    private record PlainFile(BlobStore blobs, String blob, long length) implements PlainImage {
        @Override
        public String key() {
            return blobs.location() + "/" + blob;
        }

        @Override
        public Optional<Instant> modified() throws IOException {
            return blobs.entries(blob).stream()
                    .filter(entry -> entry.key().equals(blob))
                    .map(BlobInfo::modified)
                    .findFirst();
        }

        @Override
        public InputStream open() throws IOException {
            return blobs.stream(blob);
        }

        @Override
        public InputStream open(long offset) {
            return new BlobRange(blobs, blob, offset, length);
        }
    }
}
