package org.tbimage.core.blob;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tbimage.store.BlobInfo;

/** The hidden files by which writers claim keys. */
final class HiddenFiles {
    private HiddenFiles() {}

    /** Lists the claims on keys that begin with a prefix, in the folder of the prefix. */
    static List<BlobInfo> claims(Path root, String prefix) throws IOException {
        String place = BlobKeys.folder(prefix);
        List<BlobInfo> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(root.resolve(place))) {
            for (Path file : files) {
                Optional<String> key = DirectoryOperations.nameOfTemporary(file).map(name -> place + name);
                if (key.isPresent()
                        && key.get().startsWith(prefix)
                        && file.equals(DirectoryOperations.claim(root.resolve(key.get())))) {
                    claim(file, key.get()).ifPresent(found::add);
                }
            }
        } catch (NoSuchFileException e) {
            return List.of(); // nobody has written there yet
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        found.sort(Comparator.comparing(BlobInfo::key));
        return found;
    }

    private static Optional<BlobInfo> claim(Path file, String key) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new BlobInfo(
                    key, attributes.size(), attributes.lastModifiedTime().toInstant()));
        } catch (NoSuchFileException e) {
            return Optional.empty(); // its writer has just finished
        }
    }
}
