package org.tbimage.core.action;

import java.io.IOException;
import java.util.List;
import org.tbimage.action.Action;
import org.tbimage.action.ActionContext;
import org.tbimage.action.CommonParameters;
import org.tbimage.action.Outcome;
import org.tbimage.action.Parameter;
import org.tbimage.action.StopAdvice;
import org.tbimage.core.engine.ImageSource;
import org.tbimage.core.job.JobContext;
import org.tbimage.store.ImageStore;

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
        ImageStore store = context.store(CommonParameters.STORE.name());
        try (ImageSource source = ImageSource.open(JobContext.of(context), store, ActionParameters.choice(context))) {
            return new RestoreRun(context, source).run();
        }
    }
}
