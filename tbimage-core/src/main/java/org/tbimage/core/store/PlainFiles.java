package org.tbimage.core.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.tbimage.codec.Codec;
import org.tbimage.core.codec.CodecQuery;
import org.tbimage.core.codec.KnownCodecs;
import org.tbimage.provider.Providers;
import org.tbimage.store.BlobStore;
import org.tbimage.store.PlainImage;
import org.tbimage.value.ImageName;

/**
 * Compressed disks without a manifest, as the script before this program wrote them: {@code sda.gz}, or
 * {@code sda.raw.gz} as its document says; likewise with the suffixes of the other codecs.
 */
final class PlainFiles {
    private PlainFiles() {}

    static Optional<PlainImage> find(BlobStore blobs, Providers<Codec> codecs, ImageName name) throws IOException {
        for (String suffix : suffixes(codecs)) {
            String raw = ImageKeys.stable(name, suffix);
            String bare = ImageKeys.disk(name) + suffix;
            for (String key : new String[] {raw, bare}) {
                OptionalLong length = blobs.length(key);
                if (length.isPresent() && !blobs.isAlias(key)) {
                    return Optional.of(new PlainFile(blobs, key, length.getAsLong()));
                }
            }
        }
        return Optional.empty();
    }

    /** Those of the installed codecs, and of known ones: a file whose codec is missing is there all the same. */
    private static Set<String> suffixes(Providers<Codec> codecs) {
        Set<String> suffixes = new LinkedHashSet<>(CodecQuery.suffixes(codecs));
        suffixes.addAll(KnownCodecs.suffixes());
        return suffixes;
    }

    private record PlainFile(BlobStore blobs, String blob, long length) implements PlainImage {
        @Override
        public String key() {
            return blobs.location() + "/" + blob;
        }

        @Override
        public InputStream open() throws IOException {
            return blobs.stream(blob);
        }
    }
}
