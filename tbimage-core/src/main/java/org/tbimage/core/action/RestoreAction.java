package org.tbimage.core.action;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.Action;
import org.tbimage.action.ActionContext;
import org.tbimage.action.Outcome;
import org.tbimage.action.Parameter;
import org.tbimage.action.StopAdvice;
import org.tbimage.core.engine.EngineContext;
import org.tbimage.core.engine.RestoreSource;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.store.PlainImage;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/** {@code restore}: makes a disk equal to an image, writing only what differs. */
public final class RestoreAction implements Action {
    /** Made by {@link java.util.ServiceLoader}. */
    public RestoreAction() {}

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public String summary() {
        return "make a disk equal to an image, writing only what differs";
    }

    @Override
    public List<Parameter> parameters() {
        return RestoreRun.PARAMETERS;
    }

    @Override
    public StopAdvice stopAdvice() {
        return new StopAdvice(
                "run it again: it writes only what still differs",
                "if it had begun to write, the disk is half restored: its beginning is wiped, so that it does not boot; run the restore again");
    }

    @Override
    public Outcome run(ActionContext context) throws IOException {
        ImageStore store = context.store(Common.STORE.name());
        ImageName name = Common.image(context);
        Optional<ImageRef> ref = Common.find(context, store, name);
        if (ref.isPresent()) {
            try (ImageReader image = store.open(ref.get())) {
                return new RestoreRun(context, store, name, RestoreSource.of(image)).run();
            }
        }
        PlainImage plain = Common.plain(context, store, name, "nothing to restore");
        context.progress().warned(plain.key() + " has no manifest: only the format's own checksum vouches for it");
        return new RestoreRun(context, store, name, RestoreSource.of(plain, EngineContext.of(context))).run();
    }
}
