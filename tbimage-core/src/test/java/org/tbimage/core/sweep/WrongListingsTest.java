package org.tbimage.core.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tbimage.codec.Codec;
import org.tbimage.core.Tbimage;
import org.tbimage.core.blob.MemoryBlobStoreProvider;
import org.tbimage.core.store.PackStoreProvider;
import org.tbimage.provider.Providers;
import org.tbimage.store.BlobStore;
import org.tbimage.store.BlobStoreProvider;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.fault.WrongListings;
import org.tbimage.testkit.store.SampleImages;
import org.tbimage.value.Location;

/** A list that is stale or short never lets a writer touch an image that it did not see (T36). */
class WrongListingsTest {
    private static final Location PLACE = new Location("memory", "lists", Map.of());
    private static final Providers<Codec> CODECS = Tbimage.discover().codecs();

    static Stream<Named<UnaryOperator<BlobStore>>> lies() {
        return Stream.of(Named.of("stale", WrongListings::stale), Named.of("short", WrongListings::shortened));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void noImageIsOverwritten(UnaryOperator<BlobStore> lie) throws IOException {
        MemoryBlobStoreProvider media = new MemoryBlobStoreProvider();
        SampleImages samples = new SampleImages(CODECS.get("gzip"));
        try (ImageStore lied = new PackStoreProvider(new Lying(media, lie), CODECS).open(PLACE);
                ImageStore honest = new PackStoreProvider(media, CODECS).open(PLACE)) {
            for (int i = 0; i < 5; i++) {
                samples.publish(honest, SampleImages.NAME, SampleImages.NOON, i);
                ImageInfo made = samples.publish(lied, SampleImages.NAME, SampleImages.NOON, 100 + i);
                try (ImageReader image = honest.open(made.ref())) {
                    assertThat(image.info()).isEqualTo(made);
                }
                assertThat(honest.list()).hasSize(2 * i + 2);
            }
        }
    }

    private record Lying(BlobStoreProvider media, UnaryOperator<BlobStore> lie) implements BlobStoreProvider {
        @Override
        public String name() {
            return "memory";
        }

        @Override
        public String summary() {
            return "lies";
        }

        @Override
        public BlobStore open(Location location) throws IOException {
            return lie.apply(media.open(location));
        }
    }
}
