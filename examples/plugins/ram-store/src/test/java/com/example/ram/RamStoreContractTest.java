package com.example.ram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.BlobStore;
import org.tbimage.testkit.store.BlobStoreContract;
import org.tbimage.value.Location;

class RamStoreContractTest extends BlobStoreContract {
    private final RamStoreProvider provider = new RamStoreProvider();

    @Override
    public BlobStore open() throws IOException {
        return provider.open(new Location("ram", "test", Map.of()));
    }

    @Test
    void aFullStoreSaysSoAndKeepsNoPart() throws IOException {
        try (BlobStore store = provider.open(new Location("ram", "small", Map.of("size", "10")))) {
            store.put("first", ByteBuffer.allocate(6));
            try (BlobStore.Sink sink = store.create("second", 5).orElseThrow()) {
                sink.write(ByteBuffer.allocate(5));
                assertThatThrownBy(sink::commit).isInstanceOfSatisfying(
                        ImagingException.class, e -> assertThat(e.problem()).isEqualTo(Problem.STORE_FULL));
            }
            assertThat(store.list("")).containsExactly("first");
        }
    }

    @Test
    void aBadOptionIsRejected() {
        for (Map<String, String> bad : List.of(Map.of("size", "much"), Map.of("siez", "1"))) {
            assertThatThrownBy(() -> provider.open(new Location("ram", "x", bad)))
                    .isInstanceOfSatisfying(
                            ImagingException.class, e -> assertThat(e.problem()).isEqualTo(Problem.BAD_SETTING));
        }
    }
}
