package org.tbimage.testkit.fault;

import java.util.EnumSet;
import java.util.Set;

/** The kinds of call that a {@link FaultPlan} tells apart. */
public enum Operation {
    /** {@code BlockDevice.read}. */
    READ,
    /** {@code BlockDevice.readMedium}. */
    READ_MEDIUM,
    /** {@code BlockDevice.write}. */
    WRITE,
    /** {@code BlockDevice.zero}. */
    ZERO,
    /** {@code BlockDevice.discard}. */
    DISCARD,
    /** {@code BlockDevice.extents}. */
    EXTENTS,
    /** {@code BlockDevice.flush}. */
    FLUSH,
    /** {@code BlockDevice.currentSize}. */
    CURRENT_SIZE,
    /** {@code BlockDevice.reloadPartitions}. */
    RELOAD_PARTITIONS,
    /** {@code BlockDevice.close}; the device is closed all the same. */
    CLOSE_DEVICE,
    /** Opening a device, where the test's provider asks {@link FaultPlan#opening}. */
    OPEN_DEVICE,
    /** Opening a medium, where the test's provider asks {@link FaultPlan#opening}. */
    OPEN_MEDIUM,
    /** {@code BlobStore.create}. */
    CREATE,
    /** {@code Sink.write}. */
    SINK_WRITE,
    /** {@code Sink.commit}. */
    COMMIT,
    /** {@code Sink.isHeld}. */
    IS_HELD,
    /** {@code Sink.renew}. */
    RENEW,
    /** {@code Sink.close}; what was claimed stays claimed, as if the writer had been killed. */
    CLOSE_SINK,
    /** {@code BlobStore.putIfAbsent}. */
    PUT_IF_ABSENT,
    /** {@code BlobStore.put}. */
    PUT,
    /** {@code BlobStore.read}. */
    READ_BLOB,
    /** {@code BlobStore.stream}. */
    OPEN_STREAM,
    /** {@code InputStream.read} of a blob's stream. */
    READ_STREAM,
    /** {@code InputStream.close} of a blob's stream; it is closed all the same. */
    CLOSE_STREAM,
    /** {@code BlobStore.length}. */
    LENGTH,
    /** {@code BlobStore.list}, {@code entries} and {@code claims}. */
    LIST,
    /** {@code BlobStore.delete}. */
    DELETE,
    /** {@code BlobStore.alias}. */
    ALIAS,
    /** {@code BlobStore.isAlias} and {@code isSame}. */
    IS_ALIAS,
    /** {@code BlobStore.link}. */
    LINK,
    /** {@code BlobStore.now}; a directory writes a file to ask. */
    NOW,
    /** {@code BlobStore.sweepAbandoned}. */
    SWEEP,
    /** {@code BlobStore.close}; the medium is closed all the same. */
    CLOSE_MEDIUM;

    /** {@return those of a device} */
    public static Set<Operation> ofDevices() {
        return EnumSet.range(READ, OPEN_DEVICE);
    }

    /** {@return those of a medium} */
    public static Set<Operation> ofMedia() {
        return EnumSet.range(OPEN_MEDIUM, CLOSE_MEDIUM);
    }

    /** {@return those that need space, by which a device or medium may find that it is full} */
    public static Set<Operation> thatNeedSpace() {
        return EnumSet.of(
                WRITE, ZERO, FLUSH, CREATE, SINK_WRITE, COMMIT, CLOSE_SINK, PUT_IF_ABSENT, PUT, ALIAS, LINK, NOW);
    }

    /** {@return those by which bytes get onto a device or medium and stay there: if one fails, something is lost} */
    public static Set<Operation> thatKeep() {
        return EnumSet.of(WRITE, ZERO, FLUSH, SINK_WRITE, COMMIT, PUT_IF_ABSENT, PUT);
    }

    /** {@return those that change something, so that it matters whether a failed one was done or not} */
    public static Set<Operation> thatChange() {
        Set<Operation> all = EnumSet.of(DISCARD, RELOAD_PARTITIONS, CLOSE_DEVICE, DELETE, SWEEP, CLOSE_MEDIUM);
        all.addAll(thatNeedSpace());
        return all;
    }

    boolean ofDevice() {
        return compareTo(OPEN_DEVICE) <= 0;
    }
}
