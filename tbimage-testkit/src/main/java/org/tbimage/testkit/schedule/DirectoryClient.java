package org.tbimage.testkit.schedule;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.tbimage.store.BlobInfo;
import org.tbimage.store.BlobKey;
import org.tbimage.store.BlobMissingException;
import org.tbimage.store.BlobStore;

/**
 * The blob store of one process in a {@link SharedDirectory}. Each method makes the requests that a blob store in a directory
 * makes, in the same order, so that other processes may act between any two of them.
 */
final class DirectoryClient implements BlobStore {
    private final Requests requests;
    private final ClientLinks links;
    private final ClientClaims claims;

    DirectoryClient(Requests requests) {
        this.requests = requests;
        this.links = new ClientLinks(requests);
        this.claims = new ClientClaims(requests);
    }

    @Override
    public String location() {
        return "shared-directory";
    }

    @Override
    public Optional<Sink> create(String key, long expectedLength) throws IOException {
        String hidden = HiddenNames.claim(BlobKey.check(key));
        String identity = requests.identity();
        if (!requests.create(hidden, identity, new byte[0])) {
            return Optional.empty();
        }
        ClientSink sink = new ClientSink(requests, hidden, key, identity);
        if (requests.exists(key)) {
            sink.close();
            return Optional.empty();
        }
        return Optional.of(sink);
    }

    @Override
    public boolean putIfAbsent(String key, ByteBuffer content) throws IOException {
        try (ClientSink sink = small(key, content)) {
            return sink.commitUnlessTaken();
        }
    }

    @Override
    public void put(String key, ByteBuffer content) throws IOException {
        try (ClientSink sink = small(key, content)) {
            sink.commitOver();
        }
    }

    /** No other process looks at this file before it gets its name, so creating and writing it is one request. */
    private ClientSink small(String key, ByteBuffer content) throws IOException {
        String identity = requests.identity();
        String hidden = HiddenNames.unique(BlobKey.check(key), identity);
        byte[] bytes = new byte[content.remaining()];
        content.duplicate().get(bytes);
        requests.create(hidden, identity, bytes);
        return new ClientSink(requests, hidden, key, identity);
    }

    @Override
    public void read(String key, long offset, ByteBuffer target) throws IOException {
        ByteBuffer content = content(key);
        if (offset > content.limit() || target.remaining() > content.limit() - offset) {
            throw new EOFException(key + " ends at byte " + content.limit());
        }
        target.put(content.slice((int) offset, target.remaining()));
    }

    @Override
    public InputStream stream(String key) throws IOException {
        ByteBuffer content = content(key);
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        return new ByteArrayInputStream(bytes);
    }

    private ByteBuffer content(String key) throws IOException {
        Optional<StoredFile> file = requests.open(BlobKey.check(key));
        return file.orElseThrow(() -> new BlobMissingException(location(), key, null))
                .content();
    }

    @Override
    public OptionalLong length(String key) throws IOException {
        BlobKey.check(key);
        return requests.look(
                "length of " + key,
                state -> state.file(key)
                        .map(file -> OptionalLong.of(file.length()))
                        .orElse(OptionalLong.empty()));
    }

    @Override
    public List<String> list(String prefix) throws IOException {
        return requests.look(
                "list " + prefix,
                state -> state.below(prefix).keySet().stream()
                        .filter(BlobKey::isKey)
                        .toList());
    }

    /** Lists the names, and then asks for each file. */
    @Override
    public List<BlobInfo> entries(String prefix) throws IOException {
        List<String> keys = list(prefix);
        return requests.look("attributes of " + prefix, state -> infos(state, keys));
    }

    private static List<BlobInfo> infos(DirectoryState state, List<String> keys) {
        List<BlobInfo> found = new ArrayList<>();
        for (String key : keys) {
            state.file(key).ifPresent(file -> found.add(new BlobInfo(key, file.length(), file.modified())));
        }
        return found;
    }

    @Override
    public void delete(String key) throws IOException {
        requests.unlink(BlobKey.check(key));
    }

    @Override
    public boolean alias(String alias, String key) throws IOException {
        return links.alias(alias, key);
    }

    @Override
    public boolean isAlias(String key) throws IOException {
        return links.isAlias(BlobKey.check(key));
    }

    @Override
    public Link link(String key, String second) throws IOException {
        BlobKey.check(second);
        if (!requests.exists(BlobKey.check(key))) {
            throw new BlobMissingException(location(), key, null);
        }
        return links.link(location(), key, second);
    }

    @Override
    public boolean isSame(String key, String other) throws IOException {
        return requests.isSame(BlobKey.check(key), BlobKey.check(other));
    }

    @Override
    public int sweepAbandoned(String prefix, Predicate<String> which) throws IOException {
        return claims.sweep(prefix, which);
    }

    @Override
    public List<BlobInfo> claims(String prefix) throws IOException {
        return claims.list(prefix);
    }

    @Override
    public Optional<Instant> now(String prefix) throws IOException {
        return Optional.of(requests.now());
    }

    @Override
    public void close() {
        // the directory stays
    }
}
