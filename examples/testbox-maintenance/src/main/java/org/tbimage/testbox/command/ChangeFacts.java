package org.tbimage.testbox.command;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.Fact;
import org.tbimage.core.RunOptions;
import org.tbimage.core.engine.CompareImages;
import org.tbimage.core.job.ContentChanges;
import org.tbimage.problem.ImagingException;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageRef;

/** What changed on a disk since the generation before an image. */
record ChangeFacts(Invocation call, ImageStore store) {
    /** {@return the facts; without values if there is no generation before, or if it can't be read, which is a warning} */
    List<Fact> of(ImageReader image) throws IOException {
        ImageRef ref = image.info().ref();
        Optional<Generation> before = store.generations(ref.name()).stream()
                .filter(generation -> generation.compareTo(ref.generation()) < 0)
                .reduce((earlier, later) -> later);
        Optional<ContentChanges> changes =
                before.isEmpty() ? Optional.empty() : changes(new ImageRef(ref.name(), before.get()), image);
        return List.of(
                Fact.text("changed-since", before.map(Generation::toString)),
                changes.map(found -> Fact.bytes("changed", found.bytes())).orElse(Fact.text("changed", "")),
                Fact.ranges(
                        "changed-ranges", changes.map(ContentChanges::ranges).orElse(List.of())),
                changes.map(found -> Fact.count("more-ranges", found.moreRanges()))
                        .orElse(Fact.text("more-ranges", "")));
    }

    private Optional<ContentChanges> changes(ImageRef before, ImageReader image) throws IOException {
        try (ImageReader older = store.open(before)) {
            return Optional.of(
                    new CompareImages(call.tbimage().jobContext(RunOptions.defaults())).between(older, image));
        } catch (ImagingException e) {
            call.console().warning("what changed since " + before.generation() + " is not known: " + e.getMessage());
            return Optional.empty();
        }
    }
}
