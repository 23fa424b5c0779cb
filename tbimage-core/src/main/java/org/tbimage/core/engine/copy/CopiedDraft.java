package org.tbimage.core.engine.copy;

import org.tbimage.device.DiskIdentity;
import org.tbimage.store.Encoding;
import org.tbimage.store.ImageDraft;
import org.tbimage.value.ImageName;

/** What a manifest says of a copy before its first chunk. */
public final class CopiedDraft {
    private CopiedDraft() {}

    /** {@return the draft of an image with another name, identity and encoding} */
    public static ImageDraft of(ImageDraft draft, ImageName name, DiskIdentity identity, Encoding encoding) {
        return new ImageDraft(
                name,
                draft.createdAt(),
                draft.geometry(),
                identity,
                draft.partitionTable(),
                encoding,
                draft.madeBy(),
                draft.madeOn(),
                draft.proofRound());
    }
}
