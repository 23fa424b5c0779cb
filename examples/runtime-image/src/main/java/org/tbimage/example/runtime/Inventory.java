package org.tbimage.example.runtime;

import java.io.IOException;
import java.util.Map;
import org.tbimage.codec.Codec;
import org.tbimage.core.Tbimage;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.BlockDeviceProvider;
import org.tbimage.device.DeviceInfo;
import org.tbimage.device.OpenMode;

/** Lists codecs and devices. With two arguments, DEVICE and STORE, it also backs up the device with each codec. */
public final class Inventory {
    private Inventory() {}

    /** Takes nothing, or a device and a store, as in {@code /dev/sda dir:/mnt/backup}. */
    public static void main(String[] args) throws IOException {
        Tbimage tbimage = Tbimage.discover();
        for (Codec codec : tbimage.codecs().all()) {
            System.out.println("codec " + codec.name() + ": " + codec.engine());
        }
        for (BlockDeviceProvider kind : tbimage.devices().all()) {
            System.out.println("kind of device " + kind.name());
            for (DeviceInfo device : kind.list()) {
                System.out.println("device " + device.name() + ": " + device.size() + " bytes");
            }
        }
        if (args.length == 2) {
            backUp(tbimage, args[0], args[1]);
        }
    }

    private static void backUp(Tbimage tbimage, String location, String store) throws IOException {
        try (BlockDevice device = tbimage.openDevice(location, OpenMode.READ)) {
            System.out.println("opened " + location + ": " + device.info().size() + " bytes");
        }
        for (String codec : tbimage.codecs().names()) {
            String image = "example/" + codec;
            tbimage.run("backup", Map.of("store", store, "image", image, "device", location, "codec", codec));
            tbimage.run("verify", Map.of("store", store, "image", image));
            System.out.println("backed up as " + image);
        }
    }
}
