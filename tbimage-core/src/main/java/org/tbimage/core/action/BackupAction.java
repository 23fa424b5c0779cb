package org.tbimage.core.action;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tbimage.action.Action;
import org.tbimage.action.ActionContext;
import org.tbimage.action.Outcome;
import org.tbimage.action.Parameter;
import org.tbimage.action.StopAdvice;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.ImageStore;
import org.tbimage.store.PlainImage;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;

/** {@code backup}: the first image of a disk. Refuses if there is one already. */
public final class BackupAction implements Action {
    /** Made by {@link java.util.ServiceLoader}. */
    public BackupAction() {}

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public String summary() {
        return "make the first image of a disk; refuses if there is one";
    }

    @Override
    public List<Parameter> parameters() {
        return BackupRun.PARAMETERS;
    }

    @Override
    public StopAdvice stopAdvice() {
        return BackupRun.STOP_ADVICE;
    }

    @Override
    public Outcome run(ActionContext context) throws IOException {
        ImageStore store = context.store(Common.STORE.name());
        ImageName name = Common.image(context);
        List<Generation> there = store.generations(name);
        List<PlainImage> plains = store.plains(name);
        if (!there.isEmpty() || !plains.isEmpty()) {
            String what = there.isEmpty()
                    ? plains.stream().map(PlainImage::key).collect(Collectors.joining(", "))
                    : name + "@" + there.get(there.size() - 1);
            throw new ImagingException(
                    Problem.IMAGE_EXISTS,
                    store.location() + ": there is an image of this disk already: " + what,
                    "run backup-again: it makes a newer generation, and the old one stays");
        }
        return new BackupRun(context, store, name).run(Optional.empty());
    }
}
