package org.tbimage.core.powercut;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;

/** A path of the real file system, whose files are looked at. */
record CutPath(CutFileSystem fileSystem, Path real) implements Path {
    private static Path real(Path path) {
        return path instanceof CutPath cut ? cut.real : path;
    }

    private Path look(Path path) {
        return path == null ? null : new CutPath(fileSystem, path);
    }

    @Override
    public FileSystem getFileSystem() {
        return fileSystem;
    }

    @Override
    public boolean isAbsolute() {
        return real.isAbsolute();
    }

    @Override
    public Path getRoot() {
        return look(real.getRoot());
    }

    @Override
    public Path getFileName() {
        return look(real.getFileName());
    }

    @Override
    public Path getParent() {
        return look(real.getParent());
    }

    @Override
    public int getNameCount() {
        return real.getNameCount();
    }

    @Override
    public Path getName(int index) {
        return look(real.getName(index));
    }

    @Override
    public Path subpath(int begin, int end) {
        return look(real.subpath(begin, end));
    }

    @Override
    public boolean startsWith(Path other) {
        return real.startsWith(real(other));
    }

    @Override
    public boolean endsWith(Path other) {
        return real.endsWith(real(other));
    }

    @Override
    public Path normalize() {
        return look(real.normalize());
    }

    @Override
    public Path resolve(Path other) {
        return look(real.resolve(real(other)));
    }

    @Override
    public Path relativize(Path other) {
        return look(real.relativize(real(other)));
    }

    @Override
    public URI toUri() {
        return real.toUri();
    }

    @Override
    public Path toAbsolutePath() {
        return look(real.toAbsolutePath());
    }

    @Override
    public Path toRealPath(LinkOption... options) throws IOException {
        return look(real.toRealPath(options));
    }

    @Override
    public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int compareTo(Path other) {
        return real.compareTo(real(other));
    }

    @Override
    public String toString() {
        return real.toString();
    }
}
