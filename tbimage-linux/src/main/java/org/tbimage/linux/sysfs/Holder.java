package org.tbimage.linux.sysfs;

import org.tbimage.value.ShellWord;

/** A block device on top of another one, such as a RAID or an encrypted volume. */
final class Holder {
    private Holder() {}

    static DeviceUser use(String subject, BlockNode above) {
        String name = above.name();
        if (name.startsWith("dm-")) {
            String label = above.text("dm/name").orElse(name);
            return new DeviceUser(
                    subject + "held by device-mapper " + label + " (" + name + ")",
                    "dmsetup remove " + ShellWord.of(label));
        }
        if (name.startsWith("md")) {
            return new DeviceUser(subject + "member of RAID " + name, "mdadm --stop " + above.devicePath());
        }
        return new DeviceUser(subject + "held by " + name, "stop " + name);
    }
}
