package com.example.hash;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.tbimage.action.Action;
import org.tbimage.action.ActionContext;
import org.tbimage.action.Fact;
import org.tbimage.action.Outcome;
import org.tbimage.action.Parameter;
import org.tbimage.action.ProgressListener.Phase;
import org.tbimage.core.engine.ImageDevice;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.store.NoSuchImageException;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;
import org.tbimage.value.Sha256;

/** The action {@code content-hash}: the hash that {@code sha256sum} prints for the disk in an image. */
public final class ContentHashAction implements Action {
    private static final Parameter STORE = Parameter.required("store", Parameter.Kind.STORE, "where the image lies");
    private static final Parameter IMAGE = Parameter.required("image", Parameter.Kind.IMAGE, "the disk: BOX/DISK");

    @Override public String name() { return "content-hash"; }
    @Override public String summary() { return "compute the SHA-256 of the disk in the newest image"; }
    @Override public List<Parameter> parameters() { return List.of(STORE, IMAGE); }

    @Override public Outcome run(ActionContext context) throws IOException {
        ImageStore store = context.store("store"); // the context closes it
        ImageName name = ImageName.parse(context.value("image").orElseThrow());
        Generation newest = store.newest(name)
                .orElseThrow(() -> new NoSuchImageException(store.location(), name.toString()));
        try (ImageReader image = store.open(new ImageRef(name, newest));
                ImageDevice disk = new ImageDevice(image, context.codecs());
                InputStream content = disk.stream()) {
            String hash = hash(context, disk, content).toString();
            return new Outcome(hash + "  " + image.info().ref(), List.of(Fact.text("sha256", hash)), List.of());
        }
    }

    private static Sha256 hash(ActionContext context, ImageDevice disk, InputStream content) throws IOException {
        Sha256.Hasher hasher = new Sha256.Hasher();
        byte[] piece = new byte[1 << 20];
        context.progress().phaseStarted(Phase.VERIFY, disk.info().name(), disk.info().size());
        try {
            for (int count = content.read(piece); count >= 0; count = content.read(piece)) {
                context.cancellation().check();
                hasher.update(ByteBuffer.wrap(piece, 0, count));
                context.progress().advanced(count);
            }
        } finally {
            context.progress().phaseEnded(); // also after a failure
        }
        return hasher.finish();
    }
}
