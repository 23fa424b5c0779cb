package org.tbimage.testbox.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Things of several kinds, one table or JSON array for each.
 *
 * @param parts the listings, in order
 */
public record Listings(List<Listing> parts) implements Body {
    /** Copies the list. */
    public Listings {
        parts = List.copyOf(parts);
    }

    @Override
    public String text() {
        return parts.stream().map(Listing::text).filter(text -> !text.isEmpty()).collect(Collectors.joining("\n"));
    }

    @Override
    public Optional<String> remark() {
        return parts.stream().flatMap(part -> part.remark().stream()).findFirst();
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        for (Listing part : parts) {
            part.write(json);
        }
    }
}
