package org.tbimage.core.image;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.tbimage.device.DeviceInfo;
import org.tbimage.store.PartitionTable;

/** What a disk says of itself, as JSON; the members of {@code device} are those of a manifest. */
public final class DeviceNote {
    private DeviceNote() {}

    /** The bytes of a note, made at a moment on a machine. */
    public static ByteBuffer write(DeviceInfo device, Optional<PartitionTable> partitions, Instant when, String machine)
            throws IOException {
        return JsonWriter.write(json -> {
            json.writeStringField("format", "tbimage-device");
            json.writeNumberField("version", 1);
            json.writeStringField("seenAt", when.toString());
            json.writeStringField("seenOn", machine);
            json.writeStringField("name", device.name());
            writeFlags(json, device);
            DeviceJson.write(json, device.geometry(), device.identity(), partitions);
        });
    }

    private static void writeFlags(JsonGenerator json, DeviceInfo device) throws IOException {
        json.writeBooleanField("rotational", device.rotational());
        json.writeBooleanField("readOnly", device.readOnly());
        json.writeBooleanField("canDiscard", device.canDiscard());
    }
}
