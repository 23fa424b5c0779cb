package org.tbimage.testkit.store;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tbimage.device.DiskIdentity;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.DiskFiles;
import org.tbimage.store.DiskNotes;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.store.ImageWriter;
import org.tbimage.store.NewImage;
import org.tbimage.store.StoreProperties;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/**
 * A store that hands every call to another one; base of stores that change one thing. Overrides every method, defaults
 * too, since an inherited default would bypass the store behind it.
 */
public abstract class FilterImageStore implements ImageStore {
    private final ImageStore delegate;

    /**
     * Stands before a store, and closes it when closed itself.
     *
     * @param delegate the store behind
     */
    protected FilterImageStore(ImageStore delegate) {
        this.delegate = delegate;
    }

    @Override
    public String location() {
        return delegate.location();
    }

    @Override
    public List<ImageRef> list() throws IOException {
        return delegate.list();
    }

    @Override
    public List<Generation> generations(ImageName name) throws IOException {
        return delegate.generations(name);
    }

    @Override
    public ImageReader open(ImageRef ref) throws IOException {
        return delegate.open(ref);
    }

    @Override
    public ImageInfo info(ImageRef ref) throws IOException {
        return delegate.info(ref);
    }

    @Override
    public Optional<Generation> newest(ImageName name) throws IOException {
        return delegate.newest(name);
    }

    @Override
    public ImageWriter create(NewImage image, Consumer<String> warnings) throws IOException {
        return delegate.create(image, warnings);
    }

    @Override
    public ImageInfo examine(ImageRef ref) throws IOException {
        return delegate.examine(ref);
    }

    @Override
    public List<ImageName> names(Optional<String> box) throws IOException {
        return delegate.names(box);
    }

    @Override
    public Optional<ImageRef> copy(ImageRef from, ImageName to, DiskIdentity identity) throws IOException {
        return delegate.copy(from, to, identity);
    }

    @Override
    public boolean isRemoved(ImageRef ref) throws IOException {
        return delegate.isRemoved(ref);
    }

    @Override
    public void noteDamage(ImageRef ref, DamagedImageException damage) throws IOException {
        delegate.noteDamage(ref, damage);
    }

    @Override
    public List<String> repair(ImageRef ref, Optional<DamagedImageException> damage) throws IOException {
        return delegate.repair(ref, damage);
    }

    @Override
    public long reclaim(ImageName name, Duration grace) throws IOException {
        return delegate.reclaim(name, grace);
    }

    @Override
    public Optional<DiskNotes> notes() {
        return delegate.notes();
    }

    @Override
    public Optional<StoreProperties> properties() {
        return delegate.properties();
    }

    @Override
    public DiskFiles files() {
        return delegate.files();
    }

    @Override
    public void delete(ImageRef ref) throws IOException {
        delegate.delete(ref);
    }

    @Override
    public void close() throws IOException {
        delegate.close();
    }
}
