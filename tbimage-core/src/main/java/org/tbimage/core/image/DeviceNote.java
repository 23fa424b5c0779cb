package org.tbimage.core.image;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.tbimage.device.DeviceInfo;
import org.tbimage.store.PartitionTable;

/** The description of a disk as JSON. Its member {@code device} is the same as in a manifest. */
public final class DeviceNote {
    private DeviceNote() {}

    /** Returns the bytes of a note with the time and the name of this machine. */
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
