package org.tbimage.testkit.schedule;

import java.io.IOException;
import org.tbimage.store.BlobKey;
import org.tbimage.store.BlobMissingException;
import org.tbimage.store.BlobStore;

/** Second names of blobs, by the requests that a blob store in a directory makes. */
record ClientLinks(Requests requests) {
    BlobStore.Link link(String location, String key, String second) throws IOException {
        return switch (requests.link(key, second)) {
            case MADE -> BlobStore.Link.MADE;
            case EXISTS -> requests.isSame(key, second) ? BlobStore.Link.MADE : BlobStore.Link.TAKEN;
            case MISSING -> throw new BlobMissingException(location, key, null);
        };
    }

    boolean isAlias(String key) throws IOException {
        return requests.look(
                "names of " + key,
                state -> state.file(key)
                        .filter(file -> state.below(HiddenNames.folder(key)).entrySet().stream()
                                .anyMatch(other -> !other.getKey().equals(key)
                                        && BlobKey.isKey(other.getKey())
                                        && other.getValue().isSame(file)))
                        .isPresent());
    }

    boolean alias(String alias, String key) throws IOException {
        check(alias, key);
        String fresh = HiddenNames.unique(alias, requests.identity());
        if (requests.link(key, fresh) != SharedDirectory.LinkAnswer.MADE) {
            return false;
        }
        try {
            keepOld(alias);
            requests.rename(fresh, alias);
        } finally {
            requests.unlink(fresh); // left over if both names belong to one file, since renaming does nothing then
        }
        return true;
    }

    private static void check(String alias, String key) {
        boolean beside = HiddenNames.folder(BlobKey.check(alias)).equals(HiddenNames.folder(BlobKey.check(key)));
        if (!beside || alias.equals(key)) {
            throw new IllegalArgumentException("'" + alias + "' cannot be an alias of '" + key + "'");
        }
    }

    /** Keeps a file of another tool under a free name, since it may be the only copy of an image. */
    private void keepOld(String alias) throws IOException {
        if (!requests.exists(alias) || isAlias(alias)) {
            return;
        }
        String kept = alias + ".old";
        for (int number = 2; requests.exists(kept); number++) {
            kept = alias + ".old-" + number;
        }
        requests.link(alias, kept);
    }
}
