package org.tbimage.core.action;

import java.io.IOException;
import java.util.List;
import org.tbimage.action.Action;
import org.tbimage.action.ActionContext;
import org.tbimage.action.CommonParameters;
import org.tbimage.action.Fact;
import org.tbimage.action.Outcome;
import org.tbimage.action.Parameter;
import org.tbimage.core.image.RetiredNote;
import org.tbimage.store.DiskNotes;
import org.tbimage.store.ImageStore;
import org.tbimage.store.NoSuchImageException;
import org.tbimage.value.ImageName;

/**
 * {@code retire}: notes that the disk of some images is gone for good, so that unattended restores of its box leave them
 * out. The images stay, and a person can restore them.
 */
public final class RetireAction implements Action {
    /** Name of the note, for {@link DiskNotes#get}. */
    public static final String NOTE = "retired.json";

    private static final Parameter UNDO = Parameter.flag("undo", "take it back: the disk is in its box again");

    /** Made by {@link java.util.ServiceLoader}. */
    public RetireAction() {}

    @Override
    public String name() {
        return "retire";
    }

    @Override
    public String summary() {
        return "leave the images of a disk that is gone for good out of unattended restores";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(CommonParameters.STORE, CommonParameters.IMAGE, UNDO);
    }

    @Override
    public Outcome run(ActionContext context) throws IOException {
        ImageStore store = context.store(CommonParameters.STORE.name());
        ImageName name = ActionParameters.image(context);
        if (store.generations(name).isEmpty() && store.files().plainImages(name).isEmpty()) {
            throw new NoSuchImageException(store.location(), name.toString());
        }
        DiskNotes notes = ActionParameters.notes(store);
        boolean undo = ActionParameters.flag(context, UNDO);
        boolean retired = notes.get(name, NOTE).isPresent();
        if (undo) {
            notes.remove(name, NOTE);
        } else if (!retired) {
            notes.put(name, NOTE, RetiredNote.write(context.clock().instant(), context.machine()));
        }
        List<Fact> facts = List.of(Fact.text("image", name.toString()), Fact.text("retired", undo ? "no" : "yes"));
        return new Outcome(summary(name, undo, retired), facts, List.of());
    }

    private static String summary(ImageName name, boolean undo, boolean retired) {
        if (undo) {
            return retired ? name + " is no longer retired" : name + " was not retired";
        }
        return retired
                ? name + " was retired already"
                : name + " is retired: unattended restores leave it out, 'restore' still takes it";
    }
}
