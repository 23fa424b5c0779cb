package org.tbimage.testbox.service.disk;

import java.util.regex.Pattern;
import org.tbimage.device.DeviceInfo;
import org.tbimage.testbox.output.HumanUnits;

/**
 * A disk of this box.
 *
 * @param info its properties
 */
public record Disk(DeviceInfo info) {
    private static final String NODES = "/dev/";
    private static final Pattern ODD = Pattern.compile("[^A-Za-z0-9._-]");

    /** {@return its kernel name, which is also the default name of its images} */
    public String name() {
        String path = info.name();
        String name =
                path.startsWith(NODES) ? path.substring(NODES.length()) : path.substring(path.lastIndexOf('/') + 1);
        return ODD.matcher(name).replaceAll("-"); // cciss/c0d0 is cciss-c0d0
    }

    /** {@return the path of its device node} */
    public String path() {
        return info.name();
    }

    /** {@return name, identity, slot and size on one line} */
    public String describe() {
        String slot = info.identity().slot().map(place -> ", slot " + place).orElse("");
        return name() + " (" + info.identity().describe() + slot + ", " + HumanUnits.bytes(info.size()) + ")";
    }
}
