package org.tbimage.testbox.progress;

import java.io.Closeable;

/** Shows the progress of one phase until it is closed. */
interface PhaseView extends Closeable {
    /** Shows nothing. */
    PhaseView NONE = () -> {};

    @Override
    void close();
}
