package org.tbimage.testkit.schedule;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.tbimage.store.BlobInfo;

/** Claims of other writers, by the requests that a blob store in a directory makes. */
record ClientClaims(Requests requests) {
    /** A live writer renews its file every few minutes. */
    private static final Duration AGE = Duration.ofHours(2);

    /** Removes hidden files that are old; returns their number. */
    int sweep(String prefix, Predicate<String> which) throws IOException {
        List<String> candidates = hidden(prefix, which);
        if (candidates.isEmpty()) {
            return 0;
        }
        Instant limit = requests.now().minus(AGE);
        int count = 0;
        for (String name : candidates) {
            boolean old = modified(name).filter(limit::isAfter).isPresent();
            count += old && requests.unlink(name) ? 1 : 0;
        }
        return count;
    }

    private List<String> hidden(String prefix, Predicate<String> which) throws IOException {
        String folder = HiddenNames.folder(prefix);
        return requests.look(
                "hidden files of " + prefix,
                state -> state.below(folder).keySet().stream()
                        .filter(name -> HiddenNames.key(name)
                                .filter(key -> key.startsWith(prefix) && which.test(key))
                                .isPresent())
                        .toList());
    }

    private Optional<Instant> modified(String name) throws IOException {
        return requests.look("time of " + name, state -> state.file(name).map(StoredFile::modified));
    }

    List<BlobInfo> list(String prefix) throws IOException {
        String folder = HiddenNames.folder(prefix);
        return requests.look(
                "claims of " + prefix,
                state -> state.below(folder).entrySet().stream()
                        .flatMap(entry -> HiddenNames.claimed(entry.getKey())
                                .filter(key -> key.startsWith(prefix))
                                .map(key -> info(key, entry.getValue()))
                                .stream())
                        .sorted(Comparator.comparing(BlobInfo::key))
                        .toList());
    }

    private static BlobInfo info(String key, StoredFile file) {
        return new BlobInfo(key, file.length(), file.modified());
    }
}
