package org.tbimage.core.engine.backup;

import org.tbimage.store.ImageDraft;

/**
 * Whether a backup decodes and compares the frame of a chunk. Shared frames are compared less often, since each comparison reads
 * a frame from the store that would otherwise not be read.
 *
 * @param written if the backup writes the frame
 * @param shared if the image only refers to the frame
 */
record ProofSample(boolean written, boolean shared) {
    static ProofSample of(long chunk, int round) {
        boolean written = chunk % ImageDraft.ROUNDS_OF_WRITTEN == round % ImageDraft.ROUNDS_OF_WRITTEN;
        return new ProofSample(written, chunk % ImageDraft.ROUNDS == round);
    }

    boolean of(boolean isShared) {
        return isShared ? shared : written;
    }
}
