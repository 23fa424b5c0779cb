#!/bin/bash
# pxe-conf does not accept addresses that cannot work together.
# shellcheck source=SCRIPTDIR/../lib/lib.sh
. "$(dirname "$0")/../lib/lib.sh"

mkdir -p tftp/pxelinux.cfg tftp/maintenance-boot
touch tftp/pxelinux.0 tftp/maintenance-boot/vmlinuz tftp/maintenance-boot/initrd.img tftp/pxelinux.cfg/default

# request ADDRESS LINE…
request() {
    printf '%s\n' "${@:2}" >tftp/pxe-conf.conf
    "$program" pxe-conf -c tftp --dry-run "$1" restore >log 2>&1
}

# refused WHAT ADDRESS LINE…
refused() {
    if request "${@:2}" && ! grep -qi warning log; then fault "$1: accepted" log; else fine "$1"; fi
}

# accepted WHAT ADDRESS LINE…
accepted() {
    if request "${@:2}" && ! grep -qi warning log; then fine "$1"; else fault "$1: refused, or a warning" log; fi
}
refused 'server in another network, no gateway' 10.42.7.9 'server = 10.42.1.1'
refused 'gateway outside the network of the box' 10.42.7.9 'server = 10.42.1.1' 'gateway = 10.42.0.1'
refused 'the box is the server' 10.42.7.9 'server = 10.42.7.9'
refused 'the box is the gateway' 10.42.7.9 'server = 10.42.1.1' 'gateway = 10.42.7.9'
refused 'the address of the network' 10.42.7.0 'server = 10.42.7.1'
refused 'the address of all boxes' 10.42.7.255 'server = 10.42.7.1'
refused 'server in another network by its netmask' 10.42.7.9 'server = 10.42.7.200' 'netmask = 255.255.255.128'
accepted 'server in the same network' 10.42.7.9 'server = 10.42.7.1'
accepted 'server in another network, with a gateway' 10.42.7.9 'server = 10.42.1.1' 'gateway = 10.42.7.1'
accepted 'server in the same, larger network' 10.42.7.9 'server = 10.42.1.1' 'netmask = 255.255.0.0'
accepted 'the last address but one of a larger network' 10.42.7.255 'server = 10.42.1.1' 'netmask = 255.255.0.0'
verdict
