package org.tbimage.testbox.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.Fact;
import org.tbimage.action.Parameter;
import org.tbimage.core.job.ImageChoice;
import org.tbimage.problem.ImagingException;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.store.NoSuchImageException;
import org.tbimage.testbox.failure.BadSetting;
import org.tbimage.testbox.output.Facts;
import org.tbimage.testbox.output.Report;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/** {@code show}: shows everything about one image. */
final class ShowCommand implements Command {
    @Override
    public String name() {
        return "show";
    }

    @Override
    public String summary() {
        return "show everything about one image, and what changed since the image before";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(StoreSettings.STORE, StoreSettings.IMAGE, StoreSettings.GENERATION, StoreSettings.FILE);
    }

    @Override
    public Report run(Invocation call) throws IOException {
        String location = StoreSettings.store(call);
        try (ImageStore store = call.tbimage().openStore(location)) {
            Optional<ImageName> asked = StoreSettings.image(call);
            ImageName name = asked.isPresent() ? asked.get() : only(store);
            ImageChoice choice = choice(call, name);
            Optional<ImageRef> found = choice.find(store);
            List<Fact> facts = new ArrayList<>(
                    found.isPresent()
                            ? image(call, store, found.get())
                            : StoredImages.plain(name, choice.findFile(store)));
            found.ifPresent(ref -> facts.addAll(new StoredImages(store, name).pin(ref)));
            facts.add(Fact.texts("notes", new StoredImages(store, name).notes()));
            return new Report(List.of(Fact.text("store", location)), "", new Facts("image", facts));
        }
    }

    private static ImageChoice choice(Invocation call, ImageName name) throws ImagingException {
        Optional<Generation> generation = StoreSettings.generation(call);
        try {
            return new ImageChoice(name, generation, call.setting(StoreSettings.FILE.name()));
        } catch (IllegalArgumentException e) {
            throw BadSetting.of(String.valueOf(e.getMessage()), "give one of them");
        }
    }

    /** {@return the only disk in the store, for a call without {@code --image}} */
    private static ImageName only(ImageStore store) throws IOException {
        List<ImageName> names = store.names(Optional.empty());
        if (names.size() == 1) {
            return names.get(0);
        }
        if (names.isEmpty()) {
            throw new NoSuchImageException(store.location(), "at all");
        }
        throw BadSetting.of(
                store.location() + " has images of " + names.size() + " disks: which one?",
                "give one with --image, as in --image " + names.get(0));
    }

    private static List<Fact> image(Invocation call, ImageStore store, ImageRef ref) throws IOException {
        try (ImageReader reader = store.open(ref)) {
            List<Fact> facts = new ArrayList<>(ImageFacts.full(reader.info(), reader.packs()));
            facts.addAll(new ChangeFacts(call, store).of(reader));
            return facts;
        }
    }
}
