package org.tbimage.testbox.fault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;
import org.tbimage.testkit.file.FilterFileSystemProvider;

/** The default file system with injected failures. */
public final class FaultyFiles extends FilterFileSystemProvider {
    private final FileFaults faults;

    public FaultyFiles(FileFaults faults) {
        this.faults = faults;
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        if (options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND)) {
            faults.change(path);
        }
        faults.pass("open", path);
        return faults.opened(super.newFileChannel(path, options, attributes), path);
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
        return super.newDirectoryStream(folder, filter);
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        faults.change(folder);
        faults.pass("create folder", folder);
        super.createDirectory(folder, attributes);
    }

    @Override
    public void delete(Path path) throws IOException {
        faults.change(path);
        faults.pass("delete", path);
        super.delete(path);
    }

    @Override
    public void createLink(Path link, Path existing) throws IOException {
        faults.change(link);
        faults.pass("link", link);
        super.createLink(link, existing);
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
        faults.pass("copy", source);
        super.copy(source, target, options);
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        faults.change(source);
        faults.pass("move", source);
        super.move(source, target, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        faults.pass("set attribute of", path);
        super.setAttribute(path, attribute, value, options);
    }
}
