package org.tbimage.core.action;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.Action;
import org.tbimage.action.ActionContext;
import org.tbimage.action.Outcome;
import org.tbimage.action.Parameter;
import org.tbimage.action.StopAdvice;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.ImageStore;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;

/** {@code backup-again}: another generation of a disk's image. Those before it stay; unchanged chunks are taken over. */
public final class BackupAgainAction implements Action {
    /** Made by {@link java.util.ServiceLoader}. */
    public BackupAgainAction() {}

    @Override
    public String name() {
        return "backup-again";
    }

    @Override
    public String summary() {
        return "make another image of a disk beside those there are";
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
        return new BackupRun(context, store, name).run(newest(context, store, name));
    }

    /** The generation whose chunks can be taken over. Whatever is wrong with older images, a new one can be made. */
    private static Optional<Generation> newest(ActionContext context, ImageStore store, ImageName name) {
        try {
            return store.newest(name);
        } catch (IOException e) {
            String what = e instanceof DamagedImageException ? "is damaged" : "can't be read";
            context.progress().warned("a generation before " + what + ", all chunks are made anew: " + e.getMessage());
            return Optional.empty();
        }
    }
}
