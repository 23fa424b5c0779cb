package org.tbimage.core.powercut;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.AsynchronousFileChannel;
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
import java.util.concurrent.ExecutorService;

/** The real file system, looked at: every step that changes names or makes something safe can be followed by a power cut. */
@SuppressWarnings("this-escape") // its file system keeps it, and asks nothing of it yet
public class CutProvider extends FileSystemProvider {
    private final FileSystemProvider behind = FileSystems.getDefault().provider();
    private final CutFileSystem fileSystem = new CutFileSystem(this);
    private final StableStorage storage;
    private final Step step;

    /** What is done after each step, with no step under way. */
    public interface Step {
        void taken() throws IOException;
    }

    public CutProvider(StableStorage storage, Step step) {
        this.storage = storage;
        this.step = step;
    }

    /** A path of the real file system, looked at. */
    public final Path look(Path real) {
        return new CutPath(fileSystem, real);
    }

    static Path real(Path path) {
        return ((CutPath) path).real();
    }

    @Override
    public String getScheme() {
        return "cut";
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

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        SeekableByteChannel channel = behind.newByteChannel(real(path), options, attributes);
        opened(path, options);
        return channel;
    }

    @Override
    public AsynchronousFileChannel newAsynchronousFileChannel(
            Path path, Set<? extends OpenOption> options, ExecutorService executor, FileAttribute<?>... attributes)
            throws IOException {
        AsynchronousFileChannel channel = behind.newAsynchronousFileChannel(real(path), options, executor, attributes);
        opened(path, options);
        return new CutChannel(channel, () -> {
            storage.flushed(real(path));
            step.taken();
        });
    }

    private void opened(Path path, Set<? extends OpenOption> options) throws IOException {
        if (options.contains(StandardOpenOption.CREATE_NEW)) {
            storage.created(real(path));
            step.taken();
        }
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
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
        behind.createDirectory(real(folder), attributes);
        step.taken();
    }

    @Override
    public void createLink(Path link, Path existing) throws IOException {
        behind.createLink(real(link), real(existing));
        step.taken();
    }

    @Override
    public void delete(Path path) throws IOException {
        behind.delete(real(path));
        step.taken();
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        behind.move(real(source), real(target), options);
        step.taken();
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
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        behind.checkAccess(real(path), modes);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
        return behind.getFileAttributeView(real(path), type, options);
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
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        behind.setAttribute(real(path), attribute, value, options);
    }
}
