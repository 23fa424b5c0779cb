package org.tbimage.testbox.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;

/** The main part of a report. */
public sealed interface Body permits Facts, Listing, Listings, ItemizedFacts {
    /** {@return its lines for people, each with its line end; empty if there are none} */
    String text();

    /** {@return a line for people that is not part of the result, such as that a list is empty} */
    default Optional<String> remark() {
        return Optional.empty();
    }

    /** Writes it as a member of the current object. */
    void write(JsonGenerator json) throws IOException;
}
