package org.tbimage.core.action;

import org.tbimage.action.Action;
import org.tbimage.core.job.BackupRequest;

/** {@code backup-again}: another generation of a disk's image. Older ones stay; frames of unchanged chunks are reused. */
public final class BackupAgainAction extends BackupAction implements Action {
    /** Made by {@link java.util.ServiceLoader}. */
    public BackupAgainAction() {
        super(BackupRequest.Base.NEWEST);
    }

    @Override
    public String name() {
        return "backup-again";
    }

    @Override
    public String summary() {
        return "make another image of a disk beside those there are";
    }
}
