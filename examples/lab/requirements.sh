#!/bin/sh
# Installs what the lab needs on Debian or Ubuntu, and only what is missing. Used by the scripts next to it, which call it
# with the names of the commands and files that they are going to use.
#
#   requirements.sh COMMAND|FILE…
set -eu

if [ "${1-}" = --help ]; then
    sed -n '2,/^set/{/^set/!s/^# \{0,1\}//p}' "$0"
    exit 0
fi
PATH=$PATH:/usr/sbin:/sbin

package_of() {
    case $1 in
        mmdebstrap) echo mmdebstrap ;;
        /usr/lib/PXELINUX/*) echo pxelinux ;;
        /usr/lib/syslinux/*) echo syslinux-common ;;
        /usr/lib/ipxe/*) echo ipxe-qemu ;;
        /usr/lib/grub/*) echo grub-pc-bin ;;
        grub-mkimage) echo grub-common ;;
        qemu-system-x86_64) echo 'qemu-system-x86 seabios' ;;
        ganesha.nfsd) echo 'nfs-ganesha nfs-ganesha-vfs' ;;
        /usr/lib/*/ganesha/*) echo nfs-ganesha-vfs ;;
        rpcbind) echo rpcbind ;;
        mkfs.ext4 | debugfs) echo e2fsprogs ;;
        sfdisk) echo fdisk ;;
        busybox) echo busybox-static ;;
        cpio) echo cpio ;;
        modprobe) echo kmod ;;
        unshare | nsenter | setpriv | flock) echo util-linux ;;
        ip) echo iproute2 ;;
        *)
            echo "requirements.sh: no package is known for $1" >&2
            exit 2
            ;;
    esac
}

packages=''
for wanted; do
    case $wanted in
        /*) [ -e "$wanted" ] && continue ;;
        *) command -v "$wanted" >/dev/null 2>&1 && continue ;;
    esac
    packages="$packages $(package_of "$wanted")"
done
[ -n "$packages" ] || exit 0

if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    echo "requirements.sh: these packages are missing; install them, or run this as root on Debian:$packages" >&2
    exit 1
fi
echo "requirements.sh: installing$packages"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# Packages of servers would start them for the whole machine, and the lab starts its own, shut away from it.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod +x "$policy"
    trap 'rm -f "$log" "$policy"' EXIT
fi
# shellcheck disable=SC2086 # the list is meant to be split
if ! { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $packages; } \
        >"$log" 2>&1; then
    cat "$log" >&2
    echo "requirements.sh: installing failed" >&2
    exit 1
fi
