# The three disks. Sourced by make-disk.
# shellcheck shell=bash disable=SC2154 # mib, scratch and the packages come from the other parts

# table DISK ESP-MIB SWAP-MIB NTFS-MIB NUMBER: partitions with fixed identifiers; sets where they start, and root_mib (MiB)
table() {
    local id=00000000-0000-4000-8000-00000000
    places "$2" "$3" "$4"
    rm -f "$1"
    truncate -s "${mib}M" "$1"
    sfdisk -q "$1" <<TABLE
label: gpt
label-id: ${id}${5}000
start=1MiB, size=$2MiB, type=uefi, uuid=${id}${5}001
size=$3MiB, type=swap, uuid=${id}${5}002
size=${root_mib}MiB, type=linux, uuid=${id}${5}003
size=$4MiB, type=EBD0A0A2-B9E5-4433-87C0-68B6B72699C7, uuid=${id}${5}004
TABLE
}

# places ESP-MIB SWAP-MIB NTFS-MIB
places() {
    swap_start=$((1 + $1))
    root_start=$((swap_start + $2))
    root_mib=$((mib - root_start - $3 - 1))
    ntfs_start=$((root_start + root_mib))
}

# esp DISK MIB: a FAT with the kernel, as boot managers keep it
esp() {
    local file fat=$scratch/fat
    rm -f "$fat"
    truncate -s "$2M" "$fat"
    mkfs.fat -F 32 -n ESP --invariant "$fat" >/dev/null
    mmd -i "$fat" ::EFI ::EFI/debian
    for file in tree/boot/vmlinuz-* tree/boot/initrd.img-* tree/boot/System.map-* tree/usr/bin/perl; do
        [ ! -f "$file" ] || mcopy -i "$fat" "$file" "::EFI/debian/$(basename "$file")"
    done
    dd if="$fat" of="$1" bs=1M seek=1 conv=notrunc,sparse status=none
}

# swap DISK MIB NUMBER: with what was in memory once
swap() {
    truncate -s "$2M" "$scratch/swap"
    mkswap -q -U "00000000-0000-4000-8000-00000000${3}002" "$scratch/swap"
    { sorted_tar usr/lib || true; } | head -c "$(($2 * 2 / 5))M" | dd of="$scratch/swap" bs=1M seek=1 conv=notrunc iflag=fullblock status=none
    dd if="$scratch/swap" of="$1" bs=1M seek="$swap_start" conv=notrunc,sparse status=none
}

# ntfs DISK MIB SORT-OPTION…: an NTFS of programs for Windows, copied in an order
ntfs() {
    local volume=$scratch/ntfs
    rm -f "$volume"
    truncate -s "$2M" "$volume"
    mkntfs -q -F -Q -L DATA -p "$((ntfs_start * 2048))" -H 255 -S 63 -s 512 "$volume" >/dev/null 2>&1
    in_ntfs "$volume" copy_windows "${@:3}"
    dd if="$volume" of="$1" bs=1M seek="$ntfs_start" conv=notrunc,sparse status=none
    rm -f "$volume"
}

# copy_windows MOUNTED SORT-OPTION…
copy_windows() {
    (cd windows && find . -type f | sort "${@:2}" | tar -c --no-recursion --verbatim-files-from -T -) |
        tar -x -C "$1" --no-same-owner --no-same-permissions
}

# in_ntfs VOLUME FUNCTION ARGUMENT…: calls it with the folder where the volume is mounted
in_ntfs() {
    local mounted=$scratch/mounted driver
    mkdir -p "$mounted"
    ntfs-3g -o no_detach,noatime "$1" "$mounted" >"$scratch/ntfs-3g.log" 2>&1 &
    driver=$!
    until mountpoint -q "$mounted"; do
        kill -0 "$driver" 2>/dev/null || { cat "$scratch/ntfs-3g.log" >&2; return 1; }
        sleep 0.1
    done
    "$2" "$mounted" "${@:3}"
    umount "$mounted"
    wait "$driver"
}

# root DISK TREE NUMBER: ext4 with a tree; what was written and deleted again stays in free space
root() {
    local name id=00000000-0000-4000-8000-00000000
    mkfs.ext4 -q -F -L root -U "${id}${3}003" -d "$2" -E "offset=$((root_start << 20)),hash_seed=${id}${3}004" "$1" "${root_mib}M"
    for name in was-archives was-a-build was-a-log; do
        echo "write $scratch/$name /var/$name"
    done >"$scratch/commands"
    printf 'rm /var/%s\n' was-archives was-a-build was-a-log >>"$scratch/commands"
    change_root "$1" "$scratch/commands"
}

# change_root DISK COMMANDS: by debugfs, which always does it in the same way
change_root() { debugfs -w -f "$2" "$1?offset=$((root_start << 20))" >/dev/null 2>&1; }

make_a() {
    local sizes=(256 512 800)
    [ -z "$small" ] || sizes=(64 64 200)
    table a.img "${sizes[@]}" 1
    root a.img tree 1
    esp a.img "${sizes[0]}"
    swap a.img "${sizes[1]}" 1
    ntfs a.img "${sizes[2]}"
}

# A test run has come and gone.
make_b() {
    local sizes=(256 512 800)
    [ -z "$small" ] || sizes=(64 64 200)
    [ -e a.img ] || { echo "make-disk: B is made of a.img, which is not there" >&2; exit 1; }
    places "${sizes[@]}"
    cp --sparse=always a.img b.img
    # shellcheck disable=SC2086 # lists
    unpacked "$scratch/added" $added_in_b
    log 2 "$log_b_mib" >"$scratch/log"
    {
        # shellcheck disable=SC2086
        files_of $removed_in_b | sed 's/^/rm /'
        (cd "$scratch/added" && find . -mindepth 1 -type d | sort | sed 's#^\.#mkdir #')
        (cd "$scratch/added" && find . -type f | sort | sed "s#^\.\(.*\)#write $scratch/added\1 \1#")
        echo "write $scratch/log /var/log/testrun.log"
        find tree/usr/share/doc -type f | sort | sed -n '1,3000s#^tree#rm #p'
    } >"$scratch/commands"
    change_root b.img "$scratch/commands"
    change_base b.img
    rm -rf "$scratch/added"
}

# change_base DISK: pages of the data base, where they lie
change_base() {
    local base=/var/lib/inventory/inventory.db
    python3 "$here/make-disk.d/inventory.py" change "tree$base" "$scratch/changed.db" "$changed_rows"
    debugfs -R "dump_extents $base" "$1?offset=$((root_start << 20))" 2>/dev/null |
        awk '$1 ~ /^[0-9]+\/$/ && $1 + 0 == $2 + 0 { print $(NF - 6), $(NF - 4), $(NF - 3) }' >"$scratch/extents"
    perl "$here/make-disk.d/pages.pl" "$1" "$((root_start << 20))" "tree$base" "$scratch/changed.db" <"$scratch/extents" ||
        { echo "make-disk: the data base does not lie on $1 as debugfs says" >&2; return 1; }
}

# Another box: other sizes of partitions, another file system of the same files, which come in another order.
make_c() {
    local sizes=(300 640 900)
    [ -z "$small" ] || sizes=(80 72 220)
    table c.img "${sizes[@]}" 3
    # shellcheck disable=SC2086 # lists
    unpacked "$scratch/tree-c" $added_in_c
    other_order=$(place_for_c)
    # shellcheck disable=SC2086
    files_of $removed_in_c | sed 's#^/#./#' >"$scratch/left-out"
    # shuffled, so that files are made in another order, and no two boxes have the same layout
    (cd tree && find . -mindepth 1 -printf '%y %p\n' | LC_ALL=C sort -k2 | grep -vxF -f <(sed 's/^/f /' "$scratch/left-out") | cut -c 3- |
        shuf --random-source=<(numbers 3 16) | tar -c --no-recursion --verbatim-files-from -T - 2>/dev/null) | tar -x -C "$other_order" 2>/dev/null
    tar -c -C "$scratch/tree-c" . | tar -x --keep-directory-symlink -C "$other_order"
    { find debs -name '*.deb' | sort -r | xargs -d '\n' cat || true; } 2>/dev/null | head -c "${archives_mib}M" >"$scratch/was-archives"
    { sorted_tar usr/lib usr/include usr/share || true; } | tail -c "${build_mib}M" >"$scratch/was-a-build"
    log 3 "$log_mib" >"$scratch/was-a-log"
    root c.img "$other_order" 3
    rm -rf "$other_order"
    esp c.img "${sizes[0]}"
    swap c.img "${sizes[1]}" 3
    ntfs c.img "${sizes[2]}" --reverse
}

# A file system whose folders list in the order in which files were made, if the tree fits.
place_for_c() {
    local needed free
    needed=$(du -sm tree | cut -f 1)
    free=$(df -m --output=avail /dev/shm 2>/dev/null | tail -n 1 || echo 0)
    if [ "$free" -gt "$((needed * 5 / 4 + 400))" ]; then
        mktemp -d /dev/shm/make-disk.XXXXXX
    else
        echo "make-disk: no room in /dev/shm: C gets its files in the order of the tree" >&2
        mktemp -d "$scratch/tree-c-other.XXXXXX"
    fi
}
