/**
 * The engine, the pack store, and the actions, for all devices, codecs and blob stores. Begin with
 * {@link org.tbimage.core.Tbimage}; programs of their own use the jobs of {@link org.tbimage.core.engine}.
 */
module org.tbimage.core {
    requires transitive org.tbimage.api;
    requires static org.jspecify;
    requires com.fasterxml.jackson.core;
    requires org.slf4j;

    exports org.tbimage.core;
    exports org.tbimage.core.engine;
    exports org.tbimage.core.job;
    exports org.tbimage.core.retention;
    exports org.tbimage.core.settings;

    uses org.tbimage.action.Action;
    uses org.tbimage.codec.Codec;
    uses org.tbimage.device.BlockDeviceProvider;
    uses org.tbimage.store.BlobStoreProvider;
    uses org.tbimage.store.ImageStoreProvider;

    provides org.tbimage.action.Action with
            org.tbimage.core.action.BackupAction,
            org.tbimage.core.action.BackupAgainAction,
            org.tbimage.core.action.RestoreAction,
            org.tbimage.core.action.VerifyAction,
            org.tbimage.core.action.DeleteAction,
            org.tbimage.core.action.RefreshInfoAction,
            org.tbimage.core.action.MoveAction,
            org.tbimage.core.action.CloneAction,
            org.tbimage.core.action.CopyAction,
            org.tbimage.core.action.FsckAction,
            org.tbimage.core.action.RetireAction,
            org.tbimage.core.action.StoreSettingsAction,
            org.tbimage.core.action.PruneAction,
            org.tbimage.core.action.PinAction,
            org.tbimage.core.action.UnpinAction;
    provides org.tbimage.device.BlockDeviceProvider with
            org.tbimage.core.device.FileDeviceProvider,
            org.tbimage.core.device.MemoryDeviceProvider;
    provides org.tbimage.store.BlobStoreProvider with
            org.tbimage.core.blob.DirectoryBlobStoreProvider,
            org.tbimage.core.blob.MemoryBlobStoreProvider;
}
