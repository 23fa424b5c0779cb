package org.tbimage.core.store;

import org.tbimage.device.DiskIdentity;
import org.tbimage.store.ImageDraft;
import org.tbimage.store.ImageInfo;
import org.tbimage.value.ImageRef;

/** What users see of an image under another name. */
final class RenamedInfo {
    private RenamedInfo() {}

    /** {@return the same facts, but for name, generation and identity} */
    static ImageInfo of(ImageInfo info, ImageRef ref, DiskIdentity identity) {
        ImageDraft draft = info.draft();
        ImageDraft renamed = new ImageDraft(
                ref.name(),
                draft.createdAt(),
                draft.geometry(),
                identity,
                draft.partitionTable(),
                draft.encoding(),
                draft.madeBy(),
                draft.madeOn(),
                draft.proofRound());
        return new ImageInfo(renamed, ref.generation(), info.stats(), info.took());
    }
}
