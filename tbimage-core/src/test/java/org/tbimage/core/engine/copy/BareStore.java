package org.tbimage.core.engine.copy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.store.ImageWriter;
import org.tbimage.store.NewImage;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/** A store with what every store must have, as that of a plug-in: no notes, no files, and no copies without bytes. */
record BareStore(ImageStore store) implements ImageStore {
    @Override
    public String location() {
        return "bare:" + store.location();
    }

    @Override
    public List<ImageRef> list() throws IOException {
        return store.list();
    }

    @Override
    public List<Generation> generations(ImageName name) throws IOException {
        return store.generations(name);
    }

    @Override
    public ImageReader open(ImageRef ref) throws IOException {
        return store.open(ref);
    }

    @Override
    public ImageInfo info(ImageRef ref) throws IOException {
        return store.info(ref);
    }

    @Override
    public Optional<Generation> newest(ImageName name) throws IOException {
        return store.newest(name);
    }

    @Override
    public ImageWriter create(NewImage image, Consumer<String> warnings) throws IOException {
        return store.create(image, warnings);
    }

    @Override
    public void delete(ImageRef ref) throws IOException {
        store.delete(ref);
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
