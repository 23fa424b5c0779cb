package org.tbimage.quickstart;

import java.io.IOException;
import java.util.List;
import org.tbimage.action.Action;
import org.tbimage.action.ActionContext;
import org.tbimage.action.Outcome;
import org.tbimage.action.Parameter;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;
import org.tbimage.value.ByteRange;

/** The action that the plugin guide shows. */
public final class EraseAction implements Action {
    private static final Parameter DEVICE = Parameter.required("device", Parameter.Kind.DEVICE, "the disk to erase");

    @Override
    public String name() {
        return "erase";
    }

    @Override
    public String summary() {
        return "fill a disk with zeros";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(DEVICE);
    }

    @Override
    public Outcome run(ActionContext context) throws IOException {
        BlockDevice disk = context.device("device", OpenMode.WRITE); // the context closes it
        disk.zero(new ByteRange(0, disk.info().size()));
        disk.flush();
        return new Outcome("erased " + disk.info().name(), List.of(), List.of());
    }
}
