/**
 * The SPIs of tbimage and the values they speak. Needs nothing but the JDK.
 *
 * <p>Begin with {@link org.tbimage.device.BlockDevice}, {@link org.tbimage.codec.Codec},
 * {@link org.tbimage.store.ImageStore} and {@link org.tbimage.action.Action}.
 */
module org.tbimage.api {
    requires static org.jspecify;

    exports org.tbimage.action;
    exports org.tbimage.codec;
    exports org.tbimage.device;
    exports org.tbimage.problem;
    exports org.tbimage.provider;
    exports org.tbimage.store;
    exports org.tbimage.value;

    uses org.tbimage.action.Action;
    uses org.tbimage.codec.Codec;
    uses org.tbimage.device.BlockDeviceProvider;
    uses org.tbimage.store.BlobStoreProvider;
    uses org.tbimage.store.ImageStoreProvider;
}
