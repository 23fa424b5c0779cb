package org.tbimage.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tbimage.testkit.store.SampleImages.NAME;
import static org.tbimage.testkit.store.SampleImages.NOON;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.tbimage.store.ImageStore;
import org.tbimage.store.StoreProperties;

/** The part of the contract about the properties of a store. */
public interface ImagePropertiesContract extends ImageStoreFixture {
    /** The text is read as it was put; a second one takes its place; its buffer stays as it was. */
    @Test
    default void keepsProperties() throws IOException {
        try (ImageStore store = open()) {
            StoreProperties properties = properties(store);
            assertThat(properties.get()).isEmpty();
            ByteBuffer first = text("{\"share\": \"store\"}");
            properties.put(first);
            assertThat(first).isEqualTo(text("{\"share\": \"store\"}"));
            properties.put(text("{}"));
            assertThat(properties.get()).contains(text("{}"));
            assertThat(properties.file()).contains(store.location());
        }
    }

    /** Properties are not an image, and images leave them alone. */
    @Test
    default void propertiesAreNotAnImage() throws IOException {
        try (ImageStore store = open()) {
            properties(store).put(text("{}"));
            assertThat(store.list()).isEmpty();
            assertThat(store.names(Optional.empty())).isEmpty();
            samples().publish(store, NAME, NOON, 1);
            assertThat(properties(store).get()).contains(text("{}"));
        }
    }

    /** The text is small. */
    @Test
    default void refusesLongProperties() throws IOException {
        try (ImageStore store = open()) {
            StoreProperties properties = properties(store);
            properties.put(ByteBuffer.allocate(StoreProperties.MAX_BYTES));
            assertThat(properties.get().orElseThrow().remaining()).isEqualTo(StoreProperties.MAX_BYTES);
            assertThatThrownBy(() -> properties.put(ByteBuffer.allocate(StoreProperties.MAX_BYTES + 1)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static ByteBuffer text(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static StoreProperties properties(ImageStore store) {
        return store.properties().orElseGet(() -> Assumptions.abort("the store keeps no properties"));
    }
}
