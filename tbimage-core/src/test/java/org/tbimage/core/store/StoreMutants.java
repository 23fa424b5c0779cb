package org.tbimage.core.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.tbimage.store.BlobMissingException;
import org.tbimage.store.BlobStore;
import org.tbimage.testkit.store.FilterBlobStore;
import org.tbimage.testkit.store.FilterSink;

/** Stores that leave out or postpone one call of the protocol. */
final class StoreMutants {
    private StoreMutants() {}

    private static boolean isSlot(String key) {
        return ImageKeys.ofManifest(key).isPresent();
    }

    /** A writer pins packs by their names alone: no link is made. */
    static class PinByName extends FilterBlobStore {
        private final Map<String, String> origins = new TreeMap<>();

        PinByName(BlobStore behind) {
            super(behind);
        }

        Map<String, String> origins() {
            return origins;
        }

        private String origin(String key) {
            return origins.getOrDefault(key, key);
        }

        @Override
        public Link link(String key, String second) {
            origins.put(second, key);
            return Link.MADE;
        }

        @Override
        public OptionalLong length(String key) throws IOException {
            return super.length(origin(key));
        }

        @Override
        public void read(String key, long offset, ByteBuffer target) throws IOException {
            super.read(origin(key), offset, target);
        }
    }

    /** A writer makes its links after it has published its image. */
    static final class LinksAfterPublish extends PinByName {
        LinksAfterPublish(BlobStore behind) {
            super(behind);
        }

        @Override
        public Optional<Sink> create(String key, long expectedLength) throws IOException {
            return super.create(key, expectedLength).map(sink -> isSlot(key) ? new Linking(sink) : sink);
        }

        private void linkAll() throws IOException {
            for (Map.Entry<String, String> link : origins().entrySet()) {
                LinksAfterPublish.this.makeLink(link.getValue(), link.getKey());
            }
        }

        private void makeLink(String key, String second) throws IOException {
            try (InputStream bytes = stream(key)) {
                put(second, ByteBuffer.wrap(bytes.readAllBytes()));
            }
        }

        private final class Linking extends FilterSink {
            Linking(Sink sink) {
                super(sink);
            }

            @Override
            public void commit() throws IOException {
                super.commit();
                linkAll();
            }
        }
    }

    /** A writer claims its generation only when it publishes, after its links. */
    static final class ClaimAfterLinks extends FilterBlobStore {
        ClaimAfterLinks(BlobStore behind) {
            super(behind);
        }

        @Override
        public Optional<Sink> create(String key, long expectedLength) throws IOException {
            return isSlot(key) ? Optional.of(new Postponed(key)) : super.create(key, expectedLength);
        }

        private Optional<Sink> claim(String key) throws IOException {
            return super.create(key, UNKNOWN_LENGTH);
        }

        private final class Postponed implements Sink {
            private final String key;
            private Optional<Sink> claim = Optional.empty();

            Postponed(String key) {
                this.key = key;
            }

            @Override
            public void write(ByteBuffer bytes) throws IOException {
                claim = claim(key);
                claim.orElseThrow(() -> new IOException("claimed by another writer"))
                        .write(bytes);
            }

            @Override
            public void commit() throws IOException {
                claim.orElseThrow().commit();
            }

            @Override
            public void close() throws IOException {
                if (claim.isPresent()) {
                    claim.get().close();
                }
            }
        }
    }

    /** A process that gives an image up, or collects its parts, puts no tombstone into its slot first. */
    static final class NoTombstone extends FilterBlobStore {
        NoTombstone(BlobStore behind) {
            super(behind);
        }

        @Override
        public boolean putIfAbsent(String key, ByteBuffer content) throws IOException {
            return isSlot(key) ? length(key).isEmpty() : super.putIfAbsent(key, content);
        }
    }

    /** A link that fails is followed by a renaming, as on a file system without hard links. */
    static final class RenamesAfterAFailedLink extends FilterBlobStore {
        RenamesAfterAFailedLink(BlobStore behind) {
            super(behind);
        }

        @Override
        public boolean putIfAbsent(String key, ByteBuffer content) throws IOException {
            try {
                return super.putIfAbsent(key, content);
            } catch (IOException e) {
                boolean free = length(key).isEmpty();
                if (free) {
                    put(key, content);
                }
                return free;
            }
        }
    }

    /** A reader looks at the length of a manifest, and then reads so many bytes. */
    static final class ReadsByLength extends FilterBlobStore {
        ReadsByLength(BlobStore behind) {
            super(behind);
        }

        @Override
        public InputStream stream(String key) throws IOException {
            if (!isSlot(key)) {
                return super.stream(key);
            }
            int length = (int) length(key).orElseThrow(() -> new BlobMissingException(location(), key, null));
            ByteBuffer bytes = ByteBuffer.allocate(length);
            read(key, 0, bytes);
            return new ByteArrayInputStream(bytes.array());
        }
    }
}
