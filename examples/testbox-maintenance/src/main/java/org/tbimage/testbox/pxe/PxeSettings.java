package org.tbimage.testbox.pxe;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tbimage.testbox.net.Ipv4;
import org.tbimage.testbox.request.BoxAction;
import org.tbimage.value.Printable;

/**
 * What all boxes boot with. Its texts come from a file and end up in a line that PXELINUX reads, so none can hold what
 * would begin another line or another argument.
 *
 * @param server the NFS server
 * @param gateway the way to other networks, if there is one
 * @param netmask which addresses are in the box's own network
 * @param networkInterface what the kernel calls the box's network card
 * @param kernel the kernel, as TFTP knows it
 * @param initrd its initial file system, likewise
 * @param nfsroot the folder of the server that becomes the root file system
 * @param arguments further arguments of the kernel
 */
record PxeSettings(
        Ipv4 server,
        Optional<Ipv4> gateway,
        Ipv4 netmask,
        String networkInterface,
        String kernel,
        String initrd,
        String nfsroot,
        List<String> arguments) {
    private static final Pattern INTERFACE = Pattern.compile("[A-Za-z0-9._-]{1,15}");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9/_:][A-Za-z0-9/._:+~-]{0,199}");
    private static final Pattern FOLDER = Pattern.compile("/[A-Za-z0-9/._+~-]{0,199}");
    private static final Pattern ARGUMENT = Pattern.compile("[!-~]{1,500}");

    /** What this program says itself; a second one would contradict it. */
    private static final Pattern OWN =
            Pattern.compile("(?:ip|initrd|boot|root|nfsroot|overlay|BOOTIF)=.*|testbox-action-.*|ro|rw");

    /**
     * Checks all.
     *
     * @throws IllegalArgumentException naming the setting that is bad
     */
    PxeSettings {
        arguments = List.copyOf(arguments);
        require(server.isHost(), "server", server.toString());
        require(isMask(netmask), "netmask", netmask.toString());
        gateway.ifPresent(address -> require(address.isHost(), "gateway", address.toString()));
        require(INTERFACE.matcher(networkInterface).matches(), "interface", networkInterface);
        // its name is a word of the PXE file like any other, and must not look like a request
        require(isPath(FILE, kernel) && !BoxAction.isKernelWord(kernel), "kernel", kernel);
        require(isPath(FILE, initrd), "initrd", initrd);
        require(isPath(FOLDER, nfsroot), "nfsroot", nfsroot);
        for (String argument : arguments) {
            require(
                    ARGUMENT.matcher(argument).matches()
                            && !OWN.matcher(argument).matches(),
                    "arguments",
                    argument);
        }
    }

    /**
     * The same with further arguments, which replace those of the same name.
     *
     * @param more arguments with blanks between
     * @throws IllegalArgumentException if one of them is bad
     */
    PxeSettings with(String more) {
        List<String> words =
                Stream.of(more.split(" +")).filter(word -> !word.isEmpty()).toList();
        Stream<String> kept = arguments.stream()
                .filter(argument -> words.stream().noneMatch(word -> name(word).equals(name(argument))));
        List<String> all = Stream.concat(kept, words.stream()).toList();
        return new PxeSettings(server, gateway, netmask, networkInterface, kernel, initrd, nfsroot, all);
    }

    private static String name(String argument) {
        return argument.replaceFirst("=.*", "");
    }

    private static boolean isPath(Pattern pattern, String path) {
        return pattern.matcher(path).matches() && !("/" + path + "/").contains("/../");
    }

    /** Ones, and then zeros: adding one to the zeros turned over gives a power of two. */
    private static boolean isMask(Ipv4 mask) {
        int hosts = ~mask.bits();
        return mask.bits() != 0 && (hosts & (hosts + 1)) == 0;
    }

    private static void require(boolean good, String setting, String value) {
        if (!good) {
            throw new IllegalArgumentException("bad " + setting + ": '" + Printable.of(value) + "'");
        }
    }

    /** {@return whether an address is that of the box's network itself, or means all boxes in it} */
    boolean isOfNobody(Ipv4 address) {
        int hosts = ~netmask.bits();
        int host = address.bits() & hosts;
        // networks of one or two addresses have none to spare
        return hosts > 1 && (host == 0 || host == hosts);
    }
}
