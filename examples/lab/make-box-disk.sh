#!/bin/bash
# Makes the disk of a test box: GRUB, a kernel, and a root file system with some files in it. When a box boots it, it checks
# each of these files against its SHA-256, prints one line on its serial console, and powers off:
#
#   box disk NAME is up: all files are whole
#
# Made without loop devices and mounts, so that it works in a container, too.
#
#   make-box-disk.sh [OPTION]… NFSROOT FILE
#     NFSROOT          the Debian of build-nfsroot.sh, for its kernel
#     --name NAME      for the line above [box]
#     --size MIB       the size of the disk [512]
#     --payload MIB    how much data to put on it, half of it random and half of it text [32]
set -euo pipefail

usage() { sed -n '2,/^set/{/^set/!s/^# \{0,1\}//p}' "$0"; }
fail() {
    echo "make-box-disk.sh: $1" >&2
    exit "${2:-1}"
}

here=$(cd "$(dirname "$0")" && pwd)
export PATH=$PATH:/usr/sbin:/sbin
name=box size=512 payload=32 places=()
while [ $# -gt 0 ]; do
    case $1 in
        --help)
            usage
            exit 0
            ;;
        --name | --size | --payload)
            [ $# -ge 2 ] || fail "$1 needs a value" 2
            printf -v "${1#--}" '%s' "$2"
            shift
            ;;
        -*) fail "there is no option $1 (see --help)" 2 ;;
        *) places+=("$1") ;;
    esac
    shift
done
[ ${#places[@]} -eq 2 ] || fail 'wanted: NFSROOT FILE (see --help)' 2
nfsroot=${places[0]} disk=${places[1]}

"$here/requirements.sh" mkfs.ext4 sfdisk busybox cpio modprobe grub-mkimage /usr/lib/grub/i386-pc/boot.img
kernel=$(find "$nfsroot/boot" -name 'vmlinuz-*' | sort -V | tail -n 1)
[ -n "$kernel" ] || fail "there is no kernel in $nfsroot/boot; run build-nfsroot.sh first"
version=${kernel##*/vmlinuz-}

work=$(mktemp -d "${TMPDIR:-/tmp}/box-disk.XXXXXX")
trap 'rm -rf "$work"' EXIT
tree=$work/tree ram=$work/ram uuid=$(cat /proc/sys/kernel/random/uuid)
mkdir -p "$tree/boot/grub" "$tree/data" "$ram/bin" "$ram/modules" "$ram/proc" "$ram/sys" "$ram/dev" "$ram/disk"

# The files of the box.
head -c "$((payload << 19))" /dev/urandom >"$tree/data/random"
# Ends by SIGPIPE, which is meant.
(set +o pipefail; seq 1 100000000 | head -c "$((payload << 19))") >"$tree/data/text"
(cd "$tree" && sha256sum data/* >SHA256SUMS)
echo "$name" >"$tree/name"

# The RAM disk: a busybox, and the drivers for SATA, NVMe and ext4, in the order in which they load.
cp "$(command -v busybox)" "$ram/bin/busybox"
{
    for module in ahci sd_mod nvme ext4 crc32c_generic; do
        modprobe --dirname "$nfsroot" --set-version "$version" --show-depends --ignore-install "$module"
    done
} | awk '$1 == "insmod" && $2 !~ /(pclmul|intel)\.ko/ && !seen[$2]++ { print $2 }' >"$work/modules"
while read -r module; do
    cp "$module" "$ram/modules/"
    basename "$module"
done <"$work/modules" >"$ram/modules/order"
cat >"$ram/init" <<'INIT'
#!/bin/busybox sh
/bin/busybox --install -s /bin
export PATH=/bin
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs dev /dev
while read -r module; do insmod "/modules/$module"; done </modules/order
root=
for word in $(cat /proc/cmdline); do
    case $word in box-root=*) root=${word#box-root=} ;; esac
done
tries=0
until device=$(findfs "UUID=$root" 2>/dev/null) && [ -n "$device" ]; do
    tries=$((tries + 1))
    [ $tries -lt 60 ] || break
    sleep 1
done
if mount -t ext4 -o ro "$device" /disk && cd /disk && sha256sum -c SHA256SUMS; then
    echo "box disk $(cat /disk/name) is up: all files are whole"
else
    echo "box disk: damaged"
fi
cd /
umount /disk
sync
poweroff -f
INIT
chmod +x "$ram/init"
(cd "$ram" && find . | cpio --quiet -o -H newc | gzip -1) >"$tree/boot/initrd"
cp "$kernel" "$tree/boot/vmlinuz"
cat >"$tree/boot/grub/grub.cfg" <<END
set timeout=0
linux /boot/vmlinuz console=ttyS0,115200 quiet panic=5 no_timer_check box-root=$uuid
initrd /boot/initrd
boot
END

# One partition from 1 MiB on. GRUB's first sector goes in front of the partition table, the rest into the gap behind it;
# an empty disk in its prefix means the one it was loaded from.
rm -f "$disk"
truncate -s "${size}M" "$disk"
echo 'start=1MiB, type=83, bootable' | sfdisk --quiet --label dos "$disk"
mkfs.ext4 -q -F -U "$uuid" -d "$tree" -E "offset=$((1 << 20)),root_owner=0:0" "$disk" "$((size - 1))M"
grub-mkimage -O i386-pc -o "$work/core.img" -p '(,msdos1)/boot/grub' \
    biosdisk part_msdos ext2 normal linux echo boot configfile
[ "$(stat -c %s "$work/core.img")" -lt $(((1 << 20) - 512)) ] || fail 'GRUB does not fit in front of the partition'
dd if=/usr/lib/grub/i386-pc/boot.img of="$disk" bs=440 count=1 conv=notrunc status=none
dd if="$work/core.img" of="$disk" bs=512 seek=1 conv=notrunc status=none
