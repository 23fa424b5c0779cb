/** The kind of device {@code slice}. */
module com.example.slice {
    requires org.tbimage.api;

    provides org.tbimage.device.BlockDeviceProvider with
            com.example.slice.SliceProvider;
}
