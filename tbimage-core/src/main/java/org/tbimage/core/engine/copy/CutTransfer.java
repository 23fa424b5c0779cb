package org.tbimage.core.engine.copy;

import java.io.IOException;
import java.util.Optional;
import org.tbimage.codec.Codec;
import org.tbimage.core.engine.ImageDevice;
import org.tbimage.core.engine.backup.BackupSink;
import org.tbimage.core.engine.backup.PieceSource;
import org.tbimage.core.engine.work.BufferSizes;
import org.tbimage.core.engine.work.JobSource;
import org.tbimage.core.engine.work.OrderedWork;
import org.tbimage.core.job.JobContext;
import org.tbimage.store.Encoding;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageWriter;
import org.tbimage.store.PackInfo;
import org.tbimage.value.ChunkGrid;

/**
 * Copies one image into a new image that is cut by content. An image that is cut by content keeps its chunks, so that what the other
 * store has is not read. The disk in an image of fixed chunks is read and cut anew. For one thread.
 *
 * @param context of the job
 * @param image the image; the caller closes it
 * @param codec makes the new frames
 * @param encoding of the new image
 */
record CutTransfer(JobContext context, ImageReader image, Codec codec, Encoding encoding) {
    ImageTransfer.Moved into(ImageWriter writer) throws IOException {
        int chunkSize = encoding.chunkSize();
        BufferSizes sizes = BufferSizes.pieces(
                codec, encoding.level(), PieceSource.pieceSize(chunkSize), chunkSize, context.codecs());
        try (BackupSink sink = new BackupSink(writer, codec, encoding, context.progress());
                OrderedWork work = new OrderedWork(context, sizes)) {
            long read = ImageCut.isByContent(image) ? copy(work, sink) : cut(work, sink);
            ImageInfo info = image.info();
            ImageInfo published = writer.publish(info.took(), info.stats().reusedChunks());
            return new ImageTransfer.Moved(published, read, published.stats().storedBytes());
        }
    }

    private long copy(OrderedWork work, BackupSink sink) throws IOException {
        boolean sameLevel = image.info().draft().encoding().level() == encoding.level();
        try (CutSource source = new CutSource(image, sameLevel ? Optional.of(codec) : Optional.empty(), sink)) {
            work.run(source);
            return source.readBytes();
        }
    }

    private long cut(OrderedWork work, BackupSink sink) throws IOException {
        try (ImageDevice device = ImageDevice.over(image, context.codecs())) {
            ChunkGrid grid = new ChunkGrid(device.info().size(), encoding.chunkSize());
            JobSource source = PieceSource.proven(
                    new ImagePieces(image, device),
                    device,
                    grid,
                    sink,
                    image.info().draft().proofRound());
            work.run(source);
        }
        return image.packs().stream().mapToLong(PackInfo::length).sum();
    }
}
