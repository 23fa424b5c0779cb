package org.tbimage.testbox.pxe;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tbimage.testbox.net.Ipv4;
import org.tbimage.testbox.request.BoxAction;

/**
 * The content of a box's PXELINUX file, written by this program or by others.
 *
 * @param text the content
 */
record PxeText(String text) {
    /** PXELINUX and the kernel silently truncate a longer command line. */
    private static final int MAX_COMMAND_LINE = 2000;

    private static final Pattern NAME = Pattern.compile("(?m)^# box [0-9a-f.-]+ ([A-Za-z0-9._-]{1,253})$");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    /**
     * Makes the request of an action.
     *
     * @throws IllegalArgumentException if the kernel's command line becomes too long
     */
    static PxeText of(PxeClient box, BoxAction action, PxeSettings settings) {
        String commandLine = String.join(" ", words(box, action, settings));
        if (commandLine.length() > MAX_COMMAND_LINE) {
            throw new IllegalArgumentException("bad arguments: they make the kernel's command line longer than "
                    + MAX_COMMAND_LINE + " characters");
        }
        List<String> lines = List.of(
                "# box " + box.label() + box.name().map(name -> " " + name).orElse(""),
                "# written by testbox-maintenance pxe-conf; removed by the box when it is done",
                "PATH bios",
                "DEFAULT maintenance",
                "LABEL maintenance",
                "  MENU LABEL Maintenance (NFS)",
                "  KERNEL " + settings.kernel(),
                "  APPEND " + commandLine,
                // adds BOOTIF, which names the network card that the box booted from
                "  IPAPPEND 2",
                "LABEL local-boot",
                "  LOCALBOOT");
        return new PxeText(String.join("\n", lines) + "\n");
    }

    private static List<String> words(PxeClient box, BoxAction action, PxeSettings settings) {
        Stream<String> own = Stream.of(
                "initrd=" + settings.initrd(),
                action.kernelWord(),
                "ro",
                "overlay=tmpfs",
                "boot=nfs",
                "root=/dev/nfs",
                "nfsroot=" + settings.server() + ":" + settings.nfsroot() + ",ro,tcp",
                "ip=" + box.address().map(address -> fixed(address, settings)).orElse("dhcp"));
        return Stream.concat(own, settings.arguments().stream()).toList();
    }

    private static String fixed(Ipv4 address, PxeSettings settings) {
        return String.join(
                ":",
                address.toString(),
                settings.server().toString(),
                settings.gateway().map(Ipv4::toString).orElse(""),
                settings.netmask().toString(),
                "maintenance",
                settings.networkInterface());
    }

    /** {@return the requested action; empty if there is none, an unknown one, or several} */
    Optional<BoxAction> action() {
        List<String> requests = text.lines()
                .filter(line -> !line.strip().startsWith("#"))
                .flatMap(SPACE::splitAsStream)
                .filter(BoxAction::isKernelWord)
                .toList();
        return requests.size() == 1 ? BoxAction.ofKernelWord(requests.get(0)) : Optional.empty();
    }

    /** {@return the host name of the box, if the user gave it} */
    Optional<String> hostName() {
        Matcher matcher = NAME.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** {@return whether both are equal apart from comments, so that a box would do the same} */
    boolean meansSameAs(PxeText other) {
        return lines().equals(other.lines());
    }

    private List<String> lines() {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("#"))
                .toList();
    }
}
