/** The blob store {@code ram}. */
module com.example.ram {
    requires org.tbimage.api;

    provides org.tbimage.store.BlobStoreProvider with
            com.example.ram.RamStoreProvider;
}
