# Partclone saves file systems, not disks: each partition by itself, and the partition tables beside them.
# shellcheck shell=bash disable=SC2016,SC2034 # expanded by the shell that measure starts; used by peers.sh

parts=

partclone_backup='n=0; dd if=$DEVICE of=$OUT/$NAME.first bs=1M count=1 status=none
    tail -c 1M $DEVICE >$OUT/$NAME.last
    for part in $PARTS; do
        n=$((n + 1)) from=${part%:*} fs=${part#*:} copy=-c; [ $fs != dd ] || copy=
        partclone.$fs -q -L /dev/null $copy -s $from -o - | zstd -q -3 -T2 >$OUT/$NAME.$n.zst
    done
    sync -f $OUT'

partclone_restore='n=0; dd if=$OUT/a.first of=$DEVICE bs=1M conv=fsync status=none
    dd if=$OUT/a.last of=$DEVICE bs=1M oflag=seek_bytes seek=$(($(blockdev --getsize64 $DEVICE) - 1048576)) conv=fsync status=none
    for part in $PARTS; do
        n=$((n + 1)) onto=${part%:*} fs=${part#*:} restore=-r; [ $fs != dd ] || restore=
        zstd -q -dc $OUT/a.$n.zst | partclone.$fs -q -L /dev/null $restore -s - -o $onto
        sync $onto
    done'

# attach_parts FILE [OPTION…]: a loop device for each partition, with partclone's word for what A has there; sets $parts
attach_parts() {
    local file=$1 start length loop
    parts=
    while read -r start length; do
        loop=$(losetup --find --show --offset $((start * 512)) --sizelimit $((length * 512)) "${@:2}" "$file")
        loops+=("$loop")
        devices+=("$loop")
        bound_dirty "$loop"
        parts="$parts $loop:$(partclone_kind "$start")"
    done < <(sfdisk -d "$a" | sed -n 's/.*start= *\([0-9]*\), size= *\([0-9]*\).*/\1 \2/p')
}

# partclone_kind START: by what lies in A, since a target is blank
partclone_kind() {
    local kind
    kind=$(blkid -p -O "$(($1 * 512))" -s TYPE -o value "$a" || true)
    if has "partclone.$kind"; then echo "$kind"; else echo dd; fi
}
