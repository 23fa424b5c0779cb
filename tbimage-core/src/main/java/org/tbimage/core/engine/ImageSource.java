package org.tbimage.core.engine;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tbimage.codec.Codec;
import org.tbimage.core.codec.MissingCodec;
import org.tbimage.core.content.ContentCheck;
import org.tbimage.core.content.ContentFinding;
import org.tbimage.core.engine.plain.PlainContent;
import org.tbimage.core.engine.restore.DiskContent;
import org.tbimage.core.engine.restore.ImageContent;
import org.tbimage.core.engine.restore.RestoreNote;
import org.tbimage.core.job.ImageChoice;
import org.tbimage.core.job.JobContext;
import org.tbimage.device.DeviceInfo;
import org.tbimage.problem.ImagingException;
import org.tbimage.provider.Providers;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.store.NoSuchImageException;
import org.tbimage.store.PlainImage;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/**
 * The content that a disk should have: an image, or a compressed file of another tool of which only the content is known. For
 * one thread; closing it closes the image.
 */
public final class ImageSource implements Closeable {
    private final DiskContent content;
    private final Optional<ImageReader> image;
    private final String name;
    private final Optional<Place> place;
    private @Nullable ContentCheck contentCheck; // made once, since it decodes some chunks

    /** The store and the disk under whose name the image was found. */
    record Place(ImageStore store, ImageName name) {}

    private ImageSource(DiskContent content, Optional<ImageReader> image, String name, Optional<Place> place) {
        this.content = content;
        this.image = image;
        this.name = name;
        this.place = place;
    }

    /**
     * Opens an image of a store. Without a generation it is the newest good one. If the disk has no image, it is the compressed
     * file of the disk, which is decoded once to prove it; the user is warned. The caller closes the source, then the store.
     *
     * @param context what every job needs
     * @param store where the image lies
     * @param choice which image
     * @return the source
     * @throws NoSuchImageException if there is no such image
     * @throws ImagingException if it is damaged, or if several files may be meant
     * @throws IOException if the store fails
     */
    public static ImageSource open(JobContext context, ImageStore store, ImageChoice choice) throws IOException {
        Optional<Place> place = Optional.of(new Place(store, choice.name()));
        Optional<ImageRef> ref = choice.find(store);
        if (ref.isEmpty()) {
            PlainImage plain = choice.findFile(store);
            context.progress().warned(plain.key() + " has no manifest: only the format's own checksum vouches for it");
            return new ImageSource(PlainContent.prove(plain, context), Optional.empty(), plain.key(), place);
        }
        ImageReader image = store.open(ref.get());
        return new ImageSource(
                new ImageContent(image), Optional.of(image), ref.get().toString(), place);
    }

    /** An image that is open. It is closed with the source. */
    public static ImageSource of(ImageReader image) {
        return new ImageSource(
                new ImageContent(image), Optional.of(image), image.info().ref().toString(), Optional.empty());
    }

    /** A compressed file without a manifest, which is decoded once to prove it. */
    public static ImageSource of(PlainImage plain, JobContext context) throws IOException {
        return new ImageSource(PlainContent.prove(plain, context), Optional.empty(), plain.key(), Optional.empty());
    }

    /** {@return the size of the disk, in bytes} */
    public long size() {
        return content.size();
    }

    /** {@return the name for a person: {@code BOX/DISK@GENERATION}, or the name of a compressed file} */
    public String name() {
        return name;
    }

    /** {@return the manifest; empty for a compressed file} */
    public Optional<ImageInfo> info() {
        return image.map(ImageReader::info);
    }

    /** {@return the image; empty for a compressed file} */
    public Optional<ImageReader> image() {
        return image;
    }

    /**
     * Checks that the content can be decoded here and is the raw content of a disk.
     *
     * @param context what every job needs
     * @param asIs whether content of any kind is accepted
     * @return what the user should know although the content is accepted, one line each
     * @throws ImagingException if it can not be decoded, or, unless {@code asIs}, is not the raw content of a disk
     * @throws IOException if the store fails
     */
    public List<String> check(JobContext context, boolean asIs) throws IOException {
        if (image.isPresent()) {
            requireCodec(image.get().info(), context.codecs());
        }
        return warnings(contentCheck(context).findings(context.codecs()), asIs);
    }

    /** Throws {@link org.tbimage.problem.Problem#UNKNOWN_PROVIDER} unless the codec of an image is installed. */
    static void requireCodec(ImageInfo image, Providers<Codec> codecs) throws ImagingException {
        MissingCodec.check(image.ref().toString(), image.draft().encoding().codec(), codecs);
    }

    /** Throws, unless {@code asIs}, if the partition table was made for other sectors than the target has. */
    List<String> checkSectors(JobContext context, DeviceInfo target, boolean asIs) throws IOException {
        Optional<ContentFinding> finding = contentCheck(context).sectors(target.name(), target.geometry());
        return warnings(finding.stream().toList(), asIs);
    }

    private static List<String> warnings(List<ContentFinding> findings, boolean asIs) throws ImagingException {
        List<String> warnings = new ArrayList<>();
        for (ContentFinding finding : findings) {
            if (finding.refused() && !asIs) {
                throw finding.asException();
            }
            warnings.add(finding.refused() ? finding.what() : finding.what() + "; " + finding.remedy());
        }
        return warnings;
    }

    private ContentCheck contentCheck(JobContext context) throws IOException {
        ContentCheck check = contentCheck;
        if (check == null) {
            check = new ContentCheck(content.sample(context), content.source());
            contentCheck = check;
        }
        return check;
    }

    DiskContent content() {
        return content;
    }

    /** The note of a restore of this image to a device; keeps nothing if the image is not of a store. */
    Optional<RestoreNote> note(JobContext context, DeviceInfo target) {
        return place.map(found -> new RestoreNote(context, found.store(), found.name(), target));
    }

    @Override
    public void close() throws IOException {
        if (image.isPresent()) {
            image.get().close();
        }
    }
}
