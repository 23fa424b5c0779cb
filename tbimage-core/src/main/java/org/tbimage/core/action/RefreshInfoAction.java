package org.tbimage.core.action;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.tbimage.action.Action;
import org.tbimage.action.ActionContext;
import org.tbimage.action.CommonParameters;
import org.tbimage.action.Fact;
import org.tbimage.action.Outcome;
import org.tbimage.action.Parameter;
import org.tbimage.action.StopAdvice;
import org.tbimage.core.disk.DiskBytes;
import org.tbimage.core.disk.PartitionTables;
import org.tbimage.core.disk.RestoreMark;
import org.tbimage.core.image.DeviceNote;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;
import org.tbimage.store.ImageStore;
import org.tbimage.value.ImageName;

/** {@code refresh-info}: writes anew what the store knows of a disk, beside its images, which stay as they are. */
public final class RefreshInfoAction implements Action {
    private static final String NOTE = "info.json";

    /** Made by {@link java.util.ServiceLoader}. */
    public RefreshInfoAction() {}

    @Override
    public String name() {
        return "refresh-info";
    }

    @Override
    public String summary() {
        return "write anew what the store knows of a disk: size, sectors, identity, partition table";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(CommonParameters.STORE, CommonParameters.IMAGE, CommonParameters.DEVICE);
    }

    @Override
    public StopAdvice stopAdvice() {
        return new StopAdvice(
                "run it again: the note is the old one or the new one",
                "the note is the old one or the new one, and never half of one");
    }

    @Override
    public Outcome run(ActionContext context) throws IOException {
        ImageStore store = context.store(CommonParameters.STORE.name());
        ImageName name = ActionParameters.image(context);
        BlockDevice device = context.device(CommonParameters.DEVICE.name(), OpenMode.READ);
        ByteBuffer note = DeviceNote.write(
                device.info(), PartitionTables.read(device), context.clock().instant(), context.machine());
        List<String> warnings = RestoreMark.read(DiskBytes.of(device)).stream()
                .map(mark -> device.info().name() + " is " + mark.describe())
                .toList();
        ActionParameters.notes(store).put(name, NOTE, note);
        List<Fact> facts = List.of(
                Fact.text("image", name.toString()),
                Fact.bytes("size", device.info().size()),
                Fact.text("identity", device.info().identity().describe()));
        return new Outcome("noted what " + device.info().name() + " says of itself", facts, warnings);
    }
}
