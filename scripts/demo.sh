#!/bin/sh
# The main job on a small real disk: back it up, overwrite it, restore it, prove it equal; then change it a little and
# restore only the changes. Installs what is missing, builds the program, makes everything in a temporary folder, and
# removes it at the end.
#
#   demo.sh [--keep] [--built]
#
#   --keep     leaves the folder, to look at the image
#   --built    uses the program that was built before
#
# As root, the disk is a loop device; without, it is a file.
set -eu

keep='' built=''
for option in "$@"; do
    case $option in
        --keep) keep=yes ;;
        --built) built=yes ;;
        *)
            sed -n '2,/^set/s/^# \{0,1\}//p' "$0"
            [ "$option" = --help ] && exit 0
            exit 2
            ;;
    esac
done
cd "$(dirname "$0")/.."
PATH=$PATH:/usr/sbin:/sbin
mib=256 start=1 # size of the disk and of what lies before the file system, in MiB

say() { printf '\n\033[1m== %s\033[0m\n' "$*"; }
if [ ! -t 1 ]; then say() { printf '\n== %s\n' "$*"; }; fi

say 'Setting up: packages, then the program (the first time takes a few minutes)'
./scripts/setup.sh
[ -n "$built" ] || mvn -B -ntp -q -Dstyle.color=never -pl examples/testbox-maintenance -am package -DskipTests
tbimage=examples/testbox-maintenance/target/testbox-maintenance/bin/testbox-maintenance
"$tbimage" --version

work=$(mktemp -d "${TMPDIR:-/tmp}/tbimage-demo.XXXXXX")
device=
clean() {
    [ -z "$device" ] || [ "$device" = "$work/disk.img" ] || losetup -d "$device"
    if [ -n "$keep" ]; then echo "kept: $work"; else rm -rf "$work"; fi
}
trap clean EXIT
trap 'exit 130' INT TERM

say "Making a disk of $mib MiB: GPT, and an ext4 file system with files of this machine"
mkdir "$work/store" "$work/files"
cp -r scripts docs tbimage-*/src "$work/files" 2>/dev/null || cp -r scripts "$work/files"
tar -C /usr/share -c --ignore-failed-read doc perl i18n 2>/dev/null | head -c 120000000 >"$work/files/share.tar" || true
truncate -s "${mib}M" "$work/disk.img"
echo "start=${start}MiB, size=$((mib - start - 1))MiB, type=linux" |
    sfdisk --quiet --label gpt "$work/disk.img"
mkfs.ext4 -q -F -d "$work/files" -E "offset=$((start << 20))" "$work/disk.img" "$((mib - start - 1))M"
cp --sparse=always "$work/disk.img" "$work/good.img"
if [ "$(id -u)" -eq 0 ] && device=$(losetup --find --show "$work/disk.img" 2>/dev/null); then
    echo "the disk: loop device $device"
else
    device=$work/disk.img
    echo "the disk: file $device (as root it would be a loop device)"
fi
sectors_written() { [ -b "$device" ] && awk '{ print $7 }' "/sys/block/${device#/dev/}/stat" || echo 0; }
equal() {
    cmp "$work/good.img" "$device" # ends the script where they differ
    echo "the disk is equal to what it was, byte by byte (cmp)"
}

say 'Backing it up'
"$tbimage" backup --store "dir:$work/store" --image demo/sda "$device"
echo 'the image, expanded by zstd alone:'
zstd -dcq "$work/store/demo/sda.raw.zst" | cmp - "$work/good.img"
echo '  equal to the disk (zstd -dc | cmp)'

say 'Overwriting it: 0xA5 from its first byte to its last'
head -c "$((mib << 20))" /dev/zero | tr '\0' '\245' | dd of="$device" bs=1M conv=notrunc,fsync iflag=fullblock status=none
if cmp -s "$work/good.img" "$device"; then exit 1; fi
echo "it begins: $(od -An -tx1 -N16 "$device")"

say 'Restoring it'
"$tbimage" restore --store "dir:$work/store" --image demo/sda "$device"
equal
e2fsck -fn "$device?offset=$((start << 20))" 2>/dev/null | tail -n 1 || true

say 'A test run changes a little: one more file in the file system'
printf 'mkdir /testrun\nwrite %s /testrun/log\n' "$work/files/scripts/demo.sh" |
    debugfs -w -f - "$device?offset=$((start << 20))" >/dev/null 2>&1
sync "$device"
"$tbimage" restore --store "dir:$work/store" --image demo/sda --dry-run "$device"

say 'Restoring only the changes'
before=$(sectors_written)
"$tbimage" restore --store "dir:$work/store" --image demo/sda "$device"
after=$(sectors_written)
equal
if [ -b "$device" ]; then
    echo "the device's own counter: $(((after - before) / 2)) KiB written, of a disk of $((mib << 10)) KiB"
fi

say 'Restoring once more: nothing is left to do'
"$tbimage" restore --store "dir:$work/store" --image demo/sda "$device"
"$tbimage" list --store "dir:$work/store"
