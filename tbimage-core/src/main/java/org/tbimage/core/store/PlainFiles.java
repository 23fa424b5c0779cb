package org.tbimage.core.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import org.tbimage.codec.Codec;
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
        for (Codec codec : codecs.all()) {
            String raw = ImageKeys.stable(name, codec.fileSuffix());
            String bare = ImageKeys.disk(name) + codec.fileSuffix();
            for (String key : new String[] {raw, bare}) {
                OptionalLong length = blobs.length(key);
                if (length.isPresent() && !blobs.isAlias(key)) {
                    return Optional.of(new PlainFile(blobs, key, length.getAsLong()));
                }
            }
        }
        return Optional.empty();
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
