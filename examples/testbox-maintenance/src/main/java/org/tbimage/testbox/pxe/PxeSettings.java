package org.tbimage.testbox.pxe;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tbimage.testbox.net.Ipv4;
import org.tbimage.testbox.net.Ipv4Network;
import org.tbimage.testbox.request.BoxAction;
import org.tbimage.value.Printable;

/**
 * The boot settings of all boxes. They become part of a line that PXELINUX reads, so no setting may contain characters that
 * start another line or another argument.
 *
 * @param server the NFS server
 * @param gateway the gateway to other networks, if there is one
 * @param netmask the mask of the box's network
 * @param networkInterface the kernel's name of the box's network card
 * @param kernel the TFTP path of the kernel
 * @param initrd the TFTP path of the initial file system
 * @param nfsroot the folder of the server that becomes the root file system
 * @param arguments further kernel arguments
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

    private static final String MACHINE = "the address of one machine; not 0.x.x.x, loopback, multicast or broadcast";
    private static final String PATH = "a path as TFTP knows it, of letters, digits and / . _ : + ~ -";

    /** Arguments that this program sets itself; a second one would be in conflict. */
    private static final Pattern RESERVED =
            Pattern.compile("(?:ip|initrd|boot|root|nfsroot|overlay|BOOTIF)=.*|testbox-action-.*|ro|rw");

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if a setting is wrong; the message names it
     */
    PxeSettings {
        arguments = List.copyOf(arguments);
        require(server.isHost(), "server", server.toString(), MACHINE);
        require(Ipv4Network.isMask(netmask), "netmask", netmask.toString(), "a mask such as 255.255.255.0");
        gateway.ifPresent(address -> require(address.isHost(), "gateway", address.toString(), MACHINE));
        require(INTERFACE.matcher(networkInterface).matches(), "interface", networkInterface, "a name such as eth0");
        // the kernel's name is a word of the PXE file and must not look like a request
        require(isPath(FILE, kernel) && !BoxAction.isKernelWord(kernel), "kernel", kernel, PATH);
        require(isPath(FILE, initrd), "initrd", initrd, PATH);
        require(isPath(FOLDER, nfsroot), "nfsroot", nfsroot, "a folder of the server such as /export/testbox-nfsroot");
        for (String argument : arguments) {
            require(
                    ARGUMENT.matcher(argument).matches()
                            && !RESERVED.matcher(argument).matches(),
                    "arguments",
                    argument,
                    "kernel arguments separated by blanks, without those that pxe-conf sets itself");
        }
    }

    /**
     * Returns the settings with further arguments, which replace arguments of the same name.
     *
     * @param more arguments separated by blanks
     * @throws IllegalArgumentException if one of them is wrong
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

    private static void require(boolean good, String setting, String value, String expected) {
        if (!good) {
            throw new IllegalArgumentException(
                    "bad " + setting + ": '" + Printable.of(value) + "'; expected " + expected);
        }
    }
}
