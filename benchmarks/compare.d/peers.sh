# What a lab would otherwise use: how each backs up $DEVICE as $NAME into $OUT, and restores it. All end with the bytes on the
# medium. A peer of deduplicated stores backs up a second disk into the store of the first.
# shellcheck shell=bash disable=SC2016,SC2034 # expanded by the shell that measure starts; used by jobs.sh

read_disk='dd if=$DEVICE bs=1M status=none'
write_disk='dd of=$DEVICE bs=1M iflag=fullblock conv=fsync status=none'
borg_settings='export BORG_BASE_DIR=$OUT/home BORG_UNKNOWN_UNENCRYPTED_REPO_ACCESS_IS_OK=yes BORG_RELOCATED_REPO_ACCESS_IS_OK=yes
    [ -d $OUT/repo ] || borg init -e none $OUT/repo'
restic_settings='export RESTIC_PASSWORD=public RESTIC_REPOSITORY=$OUT/repo; [ -d $OUT/repo ] || restic -q init --no-cache'

declare -A peer_backup=(
    [zstd]="$read_disk"' | zstd -q -3 -T2 >$OUT/$NAME.zst; sync $OUT/$NAME.zst'
    [zstd-1]="$read_disk"' | zstd -q -1 -T2 >$OUT/$NAME.zst; sync $OUT/$NAME.zst'
    [gzip]="$read_disk"' | gzip >$OUT/$NAME.gz; sync $OUT/$NAME.gz'
    [pigz]="$read_disk"' | pigz >$OUT/$NAME.gz; sync $OUT/$NAME.gz'
    [lz4]="$read_disk"' | lz4 -q >$OUT/$NAME.lz4; sync $OUT/$NAME.lz4'
    [qemu-img]='qemu-img convert -f raw -c -O qcow2 -o compression_type=zstd $DEVICE $OUT/$NAME.qcow2; sync $OUT/$NAME.qcow2'
    [nbdcopy]='truncate -s $(blockdev --getsize64 $DEVICE) $OUT/$NAME.raw; nbdcopy --flush $DEVICE $OUT/$NAME.raw; sync $OUT/$NAME.raw'
    [partclone]="$partclone_backup"
    [casync]='casync make --store=$OUT/store.castr $OUT/$NAME.caibx $DEVICE; sync -f $OUT'
    [borg]="$borg_settings"'; borg create --read-special -C zstd,3 $OUT/repo::$NAME $DEVICE; sync -f $OUT'
    [borg-fixed]="$borg_settings"'; borg create --read-special --chunker-params fixed,1048576 -C zstd,3 $OUT/repo::$NAME $DEVICE
        sync -f $OUT'
    [restic]="$restic_settings; $read_disk"' | restic -q backup --no-cache --tag $NAME --stdin --stdin-filename disk; sync -f $OUT'
    [bmaptool]="$read_disk"' conv=sparse of=$OUT/$NAME.raw; truncate -s $(blockdev --getsize64 $DEVICE) $OUT/$NAME.raw
        bmaptool -q create -o $OUT/$NAME.bmap $OUT/$NAME.raw; lz4 -q $OUT/$NAME.raw $OUT/$NAME.raw.lz4; rm $OUT/$NAME.raw; sync -f $OUT'
    [desync]='desync make -s $OUT/store $OUT/$NAME.caibx $DEVICE; sync -f $OUT'
)

declare -A peer_restore=(
    [zstd]='zstd -q -dc $OUT/a.zst | '"$write_disk"
    [gzip]='gzip -dc $OUT/a.gz | '"$write_disk"
    [pigz]='pigz -dc $OUT/a.gz | '"$write_disk"
    [lz4]='lz4 -q -dc $OUT/a.lz4 | '"$write_disk"
    [qemu-img]='qemu-img convert -n -f qcow2 -O raw $OUT/a.qcow2 $DEVICE; sync $DEVICE'
    [nbdcopy]='nbdcopy --flush $OUT/a.raw $DEVICE; sync $DEVICE'
    [partclone]="$partclone_restore"
    [casync]='casync extract --store=$OUT/store.castr $OUT/a.caibx $DEVICE; sync $DEVICE'
    [borg]="$borg_settings"'; borg extract --stdout $OUT/repo::a | '"$write_disk"
    [borg-fixed]="$borg_settings"'; borg extract --stdout $OUT/repo::a | '"$write_disk"
    [restic]="$restic_settings"'; restic -q dump --no-cache latest disk | '"$write_disk"
    [bmaptool]='bmaptool -q copy --bmap $OUT/a.bmap $OUT/a.raw.lz4 $DEVICE; sync $DEVICE'
    [desync]='desync extract -k -s $OUT/store $OUT/a.caibx $DEVICE; sync $DEVICE'
)

declare -A peer_name=(
    [zstd]='dd, zstd -3 -T2' [zstd-1]='dd, zstd -1 -T2' [gzip]='dd, gzip' [pigz]='dd, pigz' [lz4]='dd, lz4'
    [qemu-img]='qemu-img convert -c, zstd' [nbdcopy]='nbdcopy' [partclone]='partclone, zstd -3' [casync]='casync'
    [borg]='borg, zstd-3' [borg-fixed]='borg, zstd-3, fixed 1 MiB' [restic]='restic' [bmaptool]='bmaptool, lz4' [desync]='desync'
)

# Those whose store holds many disks.
sharing_peers='casync borg borg-fixed restic desync'

# Those that look at what is on the disk, or leave parts of it alone. The others write all of it, whatever is there.
looking_peers='zstd partclone casync bmaptool desync'

# peers_now [NAMES]: whose turn it is in this round, of some or all; tools that no bar names tell by one round what there is to be told
peers_now() {
    local peer
    for peer in $peers; do
        among "$peer" "${1:-$all_peers}" || continue
        if [ "$round" -eq 1 ] || { among "$peer" "$bar_peers" && ! among "$peer" "$slow_peers"; }; then
            echo "$peer"
        fi
    done
}
