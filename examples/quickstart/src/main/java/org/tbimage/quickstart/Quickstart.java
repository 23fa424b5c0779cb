package org.tbimage.quickstart;

import java.io.IOException;
import java.util.Map;
import org.tbimage.action.Outcome;
import org.tbimage.core.Tbimage;

/** Backs up a disk from a program of your own: {@code Quickstart STORE BOX/DISK DEVICE}. */
public final class Quickstart {
    private Quickstart() {}

    /** Takes a store, the name of an image and a device, as in {@code dir:/mnt/backup 10.40.41.42/sda /dev/sda}. */
    public static void main(String[] args) throws IOException {
        System.out.println(backup(args[0], args[1], args[2]).summary());
    }

    static Outcome backup(String store, String image, String device) throws IOException {
        Tbimage tbimage = Tbimage.discover();
        Map<String, String> settings = Map.of("store", store, "image", image, "device", device);
        return tbimage.run("backup", settings);
    }
}
