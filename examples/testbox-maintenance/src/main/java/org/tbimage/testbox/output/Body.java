package org.tbimage.testbox.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** The main part of an answer. */
public sealed interface Body permits Facts, Listing {
    /** {@return its lines for people, each with its end; empty if there is nothing} */
    String text();

    /** Writes it as one member of the object that is open. */
    void write(JsonGenerator json) throws IOException;
}
