/** Linux disks and disk images in files: system calls through JNA, identities from sysfs. */
module org.tbimage.linux {
    requires com.sun.jna;
    requires org.tbimage.api;
    requires static org.jspecify;

    // JNA registers the native methods of this package only.
    opens org.tbimage.linux.ioctl to
            com.sun.jna;

    provides org.tbimage.device.BlockDeviceProvider with
            org.tbimage.linux.device.LinuxDeviceProvider;
}
