# The disks: loop devices over files in memory, set up anew before each measurement; and all that is to be cleaned up.
# shellcheck shell=bash

work=
loops=()
devices=()
device=
running=

make_room() {
    work=$(mktemp -d "$work_parent/tbimage-compare.XXXXXX")
    mkdir "$work/disks" "$work/out"
    if [ -z "$on_disk" ]; then
        mount -t tmpfs -o size=100% tbimage-compare "$work/disks"
    fi
    make_cgroup
}

clean_up() {
    local status=$? loop
    trap - EXIT INT TERM
    set +e
    if [ -n "$running" ]; then
        kill -- "-$running" 2>/dev/null
        wait "$running" 2>/dev/null
    fi
    for loop in "${loops[@]}"; do
        losetup -d "$loop" 2>/dev/null
    done
    if [ -n "$work" ]; then
        ! mountpoint -q "$work/disks" || umount "$work/disks" || umount -l "$work/disks"
        rm -rf "$work"
    fi
    remove_cgroup
    exit "$status"
}

make_disks() {
    local file
    if [ -n "$quick" ]; then
        make_quick_disks
    else
        a=$(readlink -f "${images[0]}") b=$(readlink -f "${images[1]}") c=
        [ "${#images[@]}" -lt 3 ] || c=$(readlink -f "${images[2]}")
    fi
    size=$(stat -c %s "$a")
    [ $((size % 512)) -eq 0 ] || fail "$a is no whole number of sectors"
    for file in "$b" $c; do
        [ "$(stat -c %s "$file")" -eq "$size" ] || fail "$a and $file differ in size"
    done
    say "disks of $((size >> 20)) MiB in $work"
    cp --sparse=always "$a" "$work/disks/source.img"
    # all of it allocated, since memory that is fresh to the machine is slow
    dd if=/dev/zero of="$work/disks/target.img" bs=1M count="$size" iflag=count_bytes status=none
    read -r data_chunks changed_chunks < <(count_chunks)
}

# 256 MiB with a file system of what this machine has anyway; the same after some files have come and gone; and the same files
# laid out by another file system.
make_quick_disks() {
    local tree=$work/tree from
    mkdir "$tree"
    for from in /usr/share/doc /usr/include /usr/lib/python3 /usr/bin; do
        [ ! -d "$from" ] || cp -a "$from" "$tree/" 2>/dev/null || true
        # no more than fits
        (cd "$tree" && find . -type f -printf '%p\0' | shuf -z --random-source=/bin/sh |
            xargs -0 -r du -b 2>/dev/null | awk -F '\t' '(sum += $1) > 120e6 {print $2}' |
            tr '\n' '\0' | xargs -0 -r rm -f)
    done
    a=$work/out/a.img b=$work/out/b.img c=$work/out/c.img
    make_quick_disk "$a" "$tree"
    head -c 20M /dev/urandom >"$work/new"
    cp --sparse=always "$a" "$b"
    debugfs -w -R "write $work/new new" "$b?offset=1048576" 2>/dev/null
    cp "$work/new" "$tree/0"
    make_quick_disk "$c" "$tree"
    rm -rf "$tree" "$work/new"
}

# make_quick_disk FILE TREE: with a partition table, for the tools that look for partitions
make_quick_disk() {
    truncate -s 256M "$1"
    echo 'start=1MiB, size=254MiB, type=linux' | sfdisk -q --label gpt "$1"
    mkfs.ext4 -q -F -d "$2" -E offset=1048576 "$1" 254M
}

# How many chunks of 1 MiB are not zero in A, and how many differ in B.
count_chunks() {
    perl -e 'open A, "<", $ARGV[0]; open B, "<", $ARGV[1]; my ($data, $changed, $x, $y) = (0, 0);
        while (read A, $x, 1 << 20) { read B, $y, 1 << 20; $data += $x =~ /[^\0]/; $changed += $x ne $y }
        print "$data $changed\n"' "$a" "$b"
}

# attach FILE [OPTION…]: sets $device; a fresh loop device has nothing cached
attach() {
    device=$(losetup --find --show "${@:2}" "$1")
    loops+=("$device")
    devices=("$device")
    bound_dirty "$device"
}

# detach: all that was attached last
detach() {
    local loop
    for loop in "${loops[@]}"; do
        sync "$loop"
        losetup -d "$loop"
    done
    loops=() devices=() device=
}

# prepare_target blank|a|b|c: sets $device
prepare_target() {
    local from=/dev/zero
    case $1 in
        a) from=$a ;;
        b) from=$b ;;
        c) from=$c ;;
    esac
    attach "$work/disks/target.img"
    # a file in memory can't be zeroed by command; the kernel learns that from a first try, which counts as written
    blkdiscard --force --zeroout --length 4096 "$device" 2>/dev/null
    blockdev --flushbufs "$device"
    dd if="$from" of="$work/disks/target.img" bs=1M count="$size" iflag=count_bytes,fullblock conv=notrunc status=none
}
