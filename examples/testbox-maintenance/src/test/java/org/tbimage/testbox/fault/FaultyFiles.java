package org.tbimage.testbox.fault;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The real file system, of which the n-th call fails, or all from the n-th on. */
public final class FaultyFiles extends FileSystemProvider {
    private final FileSystemProvider behind = FileSystems.getDefault().provider();
    private final FaultyPaths paths = new FaultyPaths(new FaultyFileSystem(this));
    private final FileFaults faults;

    public FaultyFiles(FileFaults faults) {
        this.faults = faults;
    }

    public Path look(Path real) {
        return paths.of(real);
    }

    private static Path real(Path path) {
        return FaultyPaths.real(path);
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        if (options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND)) {
            faults.change(path);
        }
        faults.pass("open", path);
        return faults.opened(behind.newFileChannel(real(path), options, attributes), path);
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return newFileChannel(path, options, attributes);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        faults.pass("list", folder);
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = behind.newDirectoryStream(real(folder), entry -> true)) {
            for (Path entry : entries) {
                if (filter.accept(look(entry))) {
                    found.add(look(entry));
                }
            }
        }
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                return found.iterator();
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        faults.change(folder);
        faults.pass("create folder", folder);
        behind.createDirectory(real(folder), attributes);
    }

    @Override
    public void delete(Path path) throws IOException {
        faults.change(path);
        faults.pass("delete", path);
        behind.delete(real(path));
    }

    @Override
    public void createLink(Path link, Path existing) throws IOException {
        faults.change(link);
        faults.pass("link", link);
        behind.createLink(real(link), real(existing));
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
        faults.pass("copy", source);
        behind.copy(real(source), real(target), options);
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        faults.change(source);
        faults.pass("move", source);
        behind.move(real(source), real(target), options);
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        behind.checkAccess(real(path), modes);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        return behind.readAttributes(real(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        return behind.readAttributes(real(path), attributes, options);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
        return behind.getFileAttributeView(real(path), type, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        faults.pass("set attribute of", path);
        behind.setAttribute(real(path), attribute, value, options);
    }

    @Override
    public boolean isSameFile(Path one, Path other) throws IOException {
        return behind.isSameFile(real(one), real(other));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
        return behind.isHidden(real(path));
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        return behind.getFileStore(real(path));
    }

    @Override
    public String getScheme() {
        return "faulty";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> settings) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Path getPath(URI uri) {
        throw new UnsupportedOperationException();
    }
}
