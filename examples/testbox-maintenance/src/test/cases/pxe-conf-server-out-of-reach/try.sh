#!/bin/bash
# pxe-conf does not accept addresses that cannot work together.
# shellcheck source=SCRIPTDIR/../lib/lib.sh
. "$(dirname "$0")/../lib/lib.sh"

mkdir -p tftp/pxelinux.cfg tftp/maintenance-boot
touch tftp/pxelinux.0 tftp/maintenance-boot/vmlinuz tftp/maintenance-boot/initrd.img tftp/pxelinux.cfg/default

# refused WHAT ADDRESS LINE…
refused() {
    printf '%s\n' "${@:3}" >tftp/pxe-conf.conf
    if "$program" pxe-conf -c tftp --dry-run "$2" restore >log 2>&1 && ! grep -qi warning log; then
        fault "$1: accepted" log
    else
        fine "$1"
    fi
}
refused 'server in another network, no gateway' 10.42.7.9 'server = 10.42.1.1'
refused 'gateway outside the network of the box' 10.42.7.9 'server = 10.42.1.1' 'gateway = 10.42.0.1'
refused 'the box is the server' 10.42.7.9 'server = 10.42.7.9'
verdict
