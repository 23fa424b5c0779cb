package org.tbimage.core.store;

import java.io.IOException;
import java.util.List;
import org.tbimage.codec.Codec;
import org.tbimage.provider.Providers;
import org.tbimage.store.BlobStore;
import org.tbimage.store.DiskFiles;
import org.tbimage.store.PlainImage;
import org.tbimage.value.ImageName;

/** The files of a pack store that people and other tools see. */
record PackFiles(PackStore store, BlobStore blobs, Providers<Codec> codecs) implements DiskFiles {
    @Override
    public List<PlainImage> plainImages(ImageName name) throws IOException {
        return new PlainFiles(blobs, codecs).of(name);
    }

    @Override
    public void refreshStableName(ImageName name) throws IOException {
        store.refreshStableName(name);
    }

    @Override
    public List<String> move(ImageName from, ImageName to) throws IOException {
        return new FilesBeside(blobs, from).moveTo(to);
    }
}
