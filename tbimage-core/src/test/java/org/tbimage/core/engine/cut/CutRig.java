package org.tbimage.core.engine.cut;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.tbimage.action.Cancellation;
import org.tbimage.action.ProgressListener;
import org.tbimage.codec.Codec;
import org.tbimage.core.Tbimage;
import org.tbimage.core.engine.Backup;
import org.tbimage.core.engine.Rig;
import org.tbimage.core.job.BackupOptions;
import org.tbimage.core.job.BackupRequest;
import org.tbimage.core.job.JobContext;
import org.tbimage.device.BlockDevice;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.store.Share;
import org.tbimage.store.TableEntry;
import org.tbimage.store.TableEntry.Chunk;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/** Makes images that are cut by content. */
final class CutRig {
    static final int C = Rig.CHUNK;
    static final int BLOCK = CutSizes.BLOCK;

    private final Rig rig;

    CutRig(Path folder) throws IOException {
        this.rig = new Rig(folder);
    }

    Rig rig() {
        return rig;
    }

    ImageInfo backup(BlockDevice device, String codec) throws IOException {
        try (ImageStore store = rig.openStore()) {
            return backup(store, Rig.NAME, device, codec, 2);
        }
    }

    ImageInfo backup(ImageStore store, ImageName name, BlockDevice device, String codec, int workers)
            throws IOException {
        return backup(store, name, device, codec, workers, C);
    }

    ImageInfo backup(ImageStore store, ImageName name, BlockDevice device, String codec, int workers, int chunkSize)
            throws IOException {
        Codec made = rig.codec(codec);
        BackupOptions options = BackupOptions.of(made)
                .withLevel(Math.max(1, made.levels().fastest()))
                .withChunkSize(chunkSize)
                .withKeepUnreadable(true)
                .withShare(Optional.of(Share.STORE));
        BackupRequest request = BackupRequest.of(device, store, name, made).with(options);
        return new Backup(context(workers), request).run().image();
    }

    JobContext context(int workers) throws IOException {
        return new JobContext(
                workers,
                ProgressListener.SILENT,
                new Cancellation(),
                Clock.fixed(Rig.NOON, ZoneOffset.UTC),
                Tbimage.discover().codecs(),
                "here");
    }

    /** The entries of the newest image of a disk. */
    List<TableEntry> entries(ImageName name) throws IOException {
        List<TableEntry> all = new ArrayList<>();
        try (ImageStore store = rig.openStore();
                ImageReader image =
                        store.open(new ImageRef(name, store.newest(name).orElseThrow()));
                ImageReader.EntryCursor entries = image.entries()) {
            for (TableEntry entry = entries.next(); entry != null; entry = entries.next()) {
                all.add(entry);
            }
        }
        return all;
    }

    List<Chunk> chunks(ImageName name) throws IOException {
        return entries(name).stream()
                .filter(Chunk.class::isInstance)
                .map(Chunk.class::cast)
                .toList();
    }

    /** Random bytes, with zero blocks here and there. */
    static byte[] files(int length, long seed) {
        Random random = new Random(seed);
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        for (int at = C; at < length; at += (1 + random.nextInt(40)) * BLOCK) {
            Arrays.fill(bytes, at, Math.min(length, at + (1 + random.nextInt(3)) * BLOCK), (byte) 0);
        }
        return bytes;
    }
}
