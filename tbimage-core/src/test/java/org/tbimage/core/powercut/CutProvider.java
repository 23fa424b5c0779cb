package org.tbimage.core.powercut;

import java.io.IOException;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.CopyOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.tbimage.testkit.file.FilterFileSystemProvider;

/** The real file system, looked at: every step that changes names or makes something safe can be followed by a power cut. */
public class CutProvider extends FilterFileSystemProvider {
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

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        SeekableByteChannel channel = super.newByteChannel(path, options, attributes);
        opened(path, options);
        return channel;
    }

    @Override
    public AsynchronousFileChannel newAsynchronousFileChannel(
            Path path, Set<? extends OpenOption> options, ExecutorService executor, FileAttribute<?>... attributes)
            throws IOException {
        AsynchronousFileChannel channel = super.newAsynchronousFileChannel(path, options, executor, attributes);
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
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        super.createDirectory(folder, attributes);
        step.taken();
    }

    @Override
    public void createLink(Path link, Path existing) throws IOException {
        super.createLink(link, existing);
        step.taken();
    }

    @Override
    public void delete(Path path) throws IOException {
        super.delete(path);
        step.taken();
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) {
        throw new UnsupportedOperationException("a copy is not a single step");
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        super.move(source, target, options);
        step.taken();
    }
}
