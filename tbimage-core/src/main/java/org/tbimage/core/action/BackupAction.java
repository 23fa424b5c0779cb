package org.tbimage.core.action;

import java.io.IOException;
import java.util.List;
import org.tbimage.action.Action;
import org.tbimage.action.ActionContext;
import org.tbimage.action.Outcome;
import org.tbimage.action.Parameter;
import org.tbimage.action.StopAdvice;
import org.tbimage.core.job.BackupRequest;

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
        return BackupWords.PARAMETERS;
    }

    @Override
    public StopAdvice stopAdvice() {
        return BackupWords.STOP_ADVICE;
    }

    @Override
    public Outcome run(ActionContext context) throws IOException {
        return new BackupWords(context).run(BackupRequest.Base.MUST_BE_FIRST);
    }
}
