/** Contract tests and fault injectors for the SPIs of tbimage. */
module org.tbimage.testkit {
    requires transitive org.tbimage.api;
    requires static org.jspecify;
    requires transitive org.assertj.core;
    requires transitive org.junit.jupiter.api;
    requires transitive org.junit.jupiter.params;

    exports org.tbimage.testkit.action;
    exports org.tbimage.testkit.codec;
    exports org.tbimage.testkit.device;
    exports org.tbimage.testkit.fault;
    exports org.tbimage.testkit.file;
    exports org.tbimage.testkit.schedule;
    exports org.tbimage.testkit.store;
    exports org.tbimage.testkit.watch;

    uses org.tbimage.action.Action;
    uses org.tbimage.codec.Codec;
    uses org.tbimage.device.BlockDeviceProvider;
    uses org.tbimage.store.BlobStoreProvider;

    opens org.tbimage.testkit.action;
    opens org.tbimage.testkit.codec;
    opens org.tbimage.testkit.device;
    opens org.tbimage.testkit.store;
}
