package org.tbimage.core.action;

import java.io.IOException;
import java.util.List;
import org.tbimage.action.Action;
import org.tbimage.action.ActionContext;
import org.tbimage.action.Outcome;
import org.tbimage.action.Parameter;
import org.tbimage.action.StopAdvice;
import org.tbimage.core.job.BackupRequest;

/** {@code backup-again}: another generation of a disk's image. Older ones stay; frames of unchanged chunks are reused. */
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
        return BackupWords.PARAMETERS;
    }

    @Override
    public StopAdvice stopAdvice() {
        return BackupWords.STOP_ADVICE;
    }

    @Override
    public Outcome run(ActionContext context) throws IOException {
        return new BackupWords(context).run(BackupRequest.Base.NEWEST);
    }
}
