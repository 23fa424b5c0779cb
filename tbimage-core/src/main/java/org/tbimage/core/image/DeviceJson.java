package org.tbimage.core.image;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import org.tbimage.device.DiskIdentity;
import org.tbimage.device.Geometry;
import org.tbimage.store.PartitionTable;

/** The member {@code device} of a manifest: size, sector sizes, identity and partition table of a disk. */
final class DeviceJson {
    private DeviceJson() {}

    static void write(
            JsonGenerator json, Geometry geometry, DiskIdentity identity, Optional<PartitionTable> partitionTable)
            throws IOException {
        json.writeObjectFieldStart("device");
        json.writeNumberField("size", geometry.size());
        json.writeNumberField("logicalSector", geometry.logicalSector());
        json.writeNumberField("physicalSector", geometry.physicalSector());
        writeOptional(json, "model", identity.model());
        writeOptional(json, "serial", identity.serial());
        writeOptional(json, "wwn", identity.wwn());
        writeOptional(json, "transport", identity.transport());
        writeOptional(json, "slot", identity.slot());
        json.writeBooleanField("removable", identity.removable());
        if (partitionTable.isPresent()) {
            json.writeObjectFieldStart("partitionTable");
            json.writeStringField("type", partitionTable.get().type());
            json.writeStringField("id", partitionTable.get().id());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /** Reads the identity of the disk. */
    static DiskIdentity identity(JsonObject device) {
        return new DiskIdentity(
                device.optionalText("model"),
                device.optionalText("serial"),
                device.optionalText("wwn"),
                device.optionalText("transport"),
                device.optionalText("slot"),
                device.flag("removable"));
    }

    private static void writeOptional(JsonGenerator json, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        }
    }
}
