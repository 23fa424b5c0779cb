# The three disks. Sourced by make-disk.
# shellcheck shell=bash disable=SC2154 # mib, scratch and the packages come from the other parts

# table DISK ESP-MIB SWAP-MIB NUMBER: partitions with fixed identifiers; sets swap_start, root_start and root_mib (MiB)
table() {
    local id=00000000-0000-4000-8000-00000000
    swap_start=$((1 + $2))
    root_start=$((swap_start + $3))
    root_mib=$((mib - root_start - 1))
    rm -f "$1"
    truncate -s "${mib}M" "$1"
    sfdisk -q "$1" <<TABLE
label: gpt
label-id: ${id}${4}000
start=1MiB, size=$2MiB, type=uefi, uuid=${id}${4}001
size=$3MiB, type=swap, uuid=${id}${4}002
size=${root_mib}MiB, type=linux, uuid=${id}${4}003
TABLE
}

# esp DISK MIB: a FAT with the kernel, as boot managers keep it
esp() {
    local file fat=$scratch/fat
    rm -f "$fat"
    truncate -s "$2M" "$fat"
    mkfs.fat -F 32 -n ESP --invariant "$fat" >/dev/null
    mmd -i "$fat" ::EFI ::EFI/debian
    for file in tree/boot/vmlinuz-* tree/boot/System.map-* tree/usr/bin/perl; do
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

# root DISK TREE NUMBER: ext4 with a tree; what was written and deleted again stays in free space
root() {
    local name id=00000000-0000-4000-8000-00000000
    mkfs.ext4 -q -F -L root -U "${id}${3}003" -d "$2" -E "offset=$((root_start << 20)),hash_seed=${id}${3}004" "$1" "${root_mib}M"
    for name in was-a-log was-a-database; do
        echo "write $scratch/$name /var/$name"
    done >"$scratch/commands"
    printf 'rm /var/%s\n' was-a-log was-a-database >>"$scratch/commands"
    debugfs -w -f "$scratch/commands" "$1?offset=$((root_start << 20))" >/dev/null 2>&1
}

make_a() {
    local esp_mib=256 swap_mib=512
    [ -z "$small" ] || esp_mib=64 swap_mib=64
    table a.img "$esp_mib" "$swap_mib" 1
    root a.img tree 1
    esp a.img "$esp_mib"
    swap a.img "$swap_mib" 1
}

# A test run has come and gone.
make_b() {
    local swap_mib=512 esp_mib=256
    [ -z "$small" ] || esp_mib=64 swap_mib=64
    [ -e a.img ] || { echo "make-disk: B is made of a.img, which is not there" >&2; exit 1; }
    root_start=$((1 + esp_mib + swap_mib))
    cp --sparse=always a.img b.img
    # shellcheck disable=SC2086 # lists
    unpacked "$scratch/added" $added_in_b
    head -c "$((log_mib / 12))M" "$scratch/was-a-log" | tr a-z b-za >"$scratch/log"
    numbers 2 "$((base_mib * 3 / 10))" >"$scratch/pages"
    {
        # shellcheck disable=SC2086
        files_of $removed_in_b | sed 's/^/rm /'
        (cd "$scratch/added" && find . -mindepth 1 -type d | sort | sed 's#^\.#mkdir #')
        (cd "$scratch/added" && find . -type f | sort | sed "s#^\.\(.*\)#write $scratch/added\1 \1#")
        echo "write $scratch/log /var/log/testrun.log"
        echo "write $scratch/pages /var/lib/pages.db"
        find tree/usr/share/doc -type f | sort | sed -n '1,3000s#^tree#rm #p'
    } >"$scratch/commands"
    debugfs -w -f "$scratch/commands" "b.img?offset=$((root_start << 20))" >/dev/null 2>&1
}

# Another box: other sizes of partitions, another file system of the same files, which come in another order.
make_c() {
    local esp_mib=300 swap_mib=640
    [ -z "$small" ] || esp_mib=80 swap_mib=72
    table c.img "$esp_mib" "$swap_mib" 3
    # shellcheck disable=SC2086 # lists
    unpacked "$scratch/tree-c" $added_in_c
    other_order=$(place_for_c)
    # shellcheck disable=SC2086
    files_of $removed_in_c | sed 's#^/#./#' >"$scratch/left-out"
    # shuffled, so that files are made in another order, and no two boxes have the same layout
    (cd tree && find . -mindepth 1 -printf '%y %p\n' | LC_ALL=C sort -k2 | grep -vxF -f <(sed 's/^/f /' "$scratch/left-out") | cut -c 3- |
        shuf --random-source=<(numbers 3 16) | tar -c --no-recursion --verbatim-files-from -T - 2>/dev/null) | tar -x -C "$other_order" 2>/dev/null
    tar -c -C "$scratch/tree-c" . | tar -x --keep-directory-symlink -C "$other_order"
    numbers 4 "$base_mib" >"$scratch/was-a-database"
    { sorted_tar usr/lib || true; } | tail -c "$((log_mib / 2))M" >"$scratch/was-a-log"
    root c.img "$other_order" 3
    rm -rf "$other_order"
    esp c.img "$esp_mib"
    swap c.img "$swap_mib" 3
}

# A file system whose folders list in the order in which files were made, if the tree fits.
place_for_c() {
    local needed free
    needed=$(du -sm tree | cut -f 1)
    free=$(df -m --output=avail /dev/shm 2>/dev/null | tail -n 1 || echo 0)
    if [ "$((free - base_mib))" -gt "$((needed * 5 / 4))" ]; then
        mktemp -d /dev/shm/make-disk.XXXXXX
    else
        echo "make-disk: no room in /dev/shm: C gets its files in the order of the tree" >&2
        mktemp -d "$scratch/tree-c-other.XXXXXX"
    fi
}
