package org.tbimage.quickstart;

import java.io.IOException;
import org.tbimage.core.RunOptions;
import org.tbimage.core.Tbimage;
import org.tbimage.core.engine.Backup;
import org.tbimage.core.job.BackupRequest;
import org.tbimage.core.job.BackupResult;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;
import org.tbimage.store.ImageStore;
import org.tbimage.value.ImageName;

/** Backs up a disk from a program of your own: {@code Quickstart STORE BOX/DISK DEVICE}. */
public final class Quickstart {
    private Quickstart() {}

    /** Takes a store, the name of an image and a device, as in {@code dir:/mnt/backup 10.40.41.42/sda /dev/sda}. */
    public static void main(String[] args) throws IOException {
        BackupResult result = backup(args[0], args[1], args[2]);
        System.out.println("backed up " + args[2] + " as " + result.image().ref());
    }

    static BackupResult backup(String store, String image, String device) throws IOException {
        Tbimage tbimage = Tbimage.discover();
        try (ImageStore images = tbimage.openStore(store);
                BlockDevice disk = tbimage.openDevice(device, OpenMode.READ)) {
            BackupRequest request = BackupRequest.of(disk, images, ImageName.parse(image), tbimage.codecs().get("zstd"));
            return new Backup(tbimage.jobContext(RunOptions.defaults()), request).run();
        }
    }
}
