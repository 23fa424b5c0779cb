package org.tbimage.core.engine.restore;

import java.io.Closeable;
import java.io.IOException;
import org.tbimage.core.content.ContentSample;
import org.tbimage.core.content.ContentSource;
import org.tbimage.core.engine.work.JobSource;
import org.tbimage.core.job.JobContext;

/** What a disk should hold, from an image or from a plain compressed file. */
public interface DiskContent {
    /** Its size, in bytes. */
    long size();

    /** The size of the chunks in which it comes, in bytes. */
    int chunkSize();

    /** Its first and last bytes, as far as they can be had without reading all of it. */
    ContentSample sample(JobContext context) throws IOException;

    /** Where it comes from, for messages. */
    ContentSource source() throws IOException;

    /** Compares a device with it, from the first byte; the caller closes the comparison. */
    Run compare(Comparison comparison) throws IOException;

    /** One comparison under way. */
    interface Run extends JobSource, Closeable {
        @Override
        void close() throws IOException;
    }
}
