package org.tbimage.core.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tbimage.codec.Codec;
import org.tbimage.core.codec.MissingCodec;
import org.tbimage.core.content.ContentCheck;
import org.tbimage.core.content.ContentFinding;
import org.tbimage.device.DeviceInfo;
import org.tbimage.problem.ImagingException;
import org.tbimage.provider.Providers;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.PlainImage;

/** What is restored or compared: an image, or a plain compressed file of which only the content is known. */
public final class RestoreSource {
    private final DiskContent content;
    private final Optional<ImageInfo> info;
    private @Nullable ContentCheck contentCheck; // made once, since it expands some chunks
    private final String name;

    private RestoreSource(DiskContent content, Optional<ImageInfo> info, String name) {
        this.content = content;
        this.info = info;
        this.name = name;
    }

    /**
     * Throws unless the codec that made the frames of an image is installed.
     *
     * @throws ImagingException {@link org.tbimage.problem.Problem#UNKNOWN_PROVIDER}
     */
    static void requireCodec(ImageInfo image, Providers<Codec> codecs) throws ImagingException {
        MissingCodec.check(image.ref().toString(), image.draft().encoding().codec(), codecs);
    }

    /** An image; the caller closes it. */
    public static RestoreSource of(ImageReader image) {
        return new RestoreSource(
                new ImageContent(image),
                Optional.of(image.info()),
                image.info().ref().toString());
    }

    /** A plain file, which is expanded once to prove it. */
    public static RestoreSource of(PlainImage image, EngineContext context) throws IOException {
        return new RestoreSource(PlainContent.prove(image, context), Optional.empty(), image.key());
    }

    /** The size of the disk, in bytes. */
    public long size() {
        return content.size();
    }

    /** What it is for a person: {@code BOX/DISK@GENERATION}, or the name of a plain file. */
    public String name() {
        return name;
    }

    /** What the image says of itself; empty for a plain file. */
    public Optional<ImageInfo> info() {
        return info;
    }

    /**
     * Refuses content that can't be expanded here or, unless {@code asIs}, is not the raw content of a disk; returns what
     * the user should know though it is taken.
     */
    public List<String> check(EngineContext context, boolean asIs) throws IOException {
        if (info.isPresent()) {
            requireCodec(info.get(), context.codecs());
        }
        return warnings(contentCheck(context).findings(context.codecs()), asIs);
    }

    /** Refuses a target, unless {@code asIs}, whose sectors are not those that the partition table was made for. */
    List<String> checkSectors(EngineContext context, DeviceInfo target, boolean asIs) throws IOException {
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

    private ContentCheck contentCheck(EngineContext context) throws IOException {
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
}
