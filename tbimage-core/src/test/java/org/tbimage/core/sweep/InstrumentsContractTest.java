package org.tbimage.core.sweep;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.tbimage.codec.Codec;
import org.tbimage.core.Tbimage;
import org.tbimage.core.blob.MemoryBlobStoreProvider;
import org.tbimage.core.store.PackStoreProvider;
import org.tbimage.provider.Providers;
import org.tbimage.store.BlobStore;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.fault.DribblingMedium;
import org.tbimage.testkit.fault.FaultPlan;
import org.tbimage.testkit.store.BlobStoreContract;
import org.tbimage.testkit.store.ImageStoreContract;
import org.tbimage.testkit.watch.ResourceWatch;
import org.tbimage.value.Location;

/** Instruments change nothing while they do no harm: media and stores behind them keep the contract. */
class InstrumentsContractTest {
    private abstract static class Medium extends BlobStoreContract {
        private final MemoryBlobStoreProvider provider = new MemoryBlobStoreProvider();
        private final String name = UUID.randomUUID().toString();

        abstract BlobStore before(BlobStore behind);

        @Override
        public BlobStore open() throws IOException {
            return before(provider.open(new Location("memory", name, Map.of())));
        }
    }

    @Nested
    class WithoutFaultsPlanned extends Medium {
        @Override
        BlobStore before(BlobStore behind) {
            return FaultPlan.none().medium(behind);
        }
    }

    @Nested
    class Watched extends Medium {
        @Override
        BlobStore before(BlobStore behind) {
            return new ResourceWatch().medium(behind);
        }
    }

    @Nested
    class InSmallPieces extends Medium {
        @Override
        BlobStore before(BlobStore behind) {
            return new DribblingMedium(behind, 3);
        }
    }

    @Nested
    class WatchedImages extends ImageStoreContract {
        private final Providers<Codec> codecs = Tbimage.discover().codecs();
        private final MemoryBlobStoreProvider medium = new MemoryBlobStoreProvider();

        @Override
        public ImageStore open() throws IOException {
            PackStoreProvider provider = new PackStoreProvider(medium, codecs);
            return new ResourceWatch().store(provider.open(new Location("memory", "watched", Map.of())));
        }

        @Override
        public Codec codec() {
            return new ResourceWatch().codec(codecs.all().iterator().next());
        }
    }
}
