package org.tbimage.testbox.progress;

import java.io.Closeable;

/** Shows one phase until closed. */
interface PhaseView extends Closeable {
    /** Shows nothing. */
    PhaseView NONE = () -> {};

    @Override
    void close();
}
