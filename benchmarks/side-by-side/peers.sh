# What a lab would otherwise use: how each backs up $DEVICE into $OUT, and restores it. All end with the bytes on the medium.
# shellcheck shell=bash disable=SC2016,SC2034 # expanded by the shell that measure starts; used by jobs.sh

declare -A peer_backup=(
    [zstd]='dd if=$DEVICE bs=1M status=none | zstd -q -3 -T2 >$OUT/a.zst && sync $OUT/a.zst'
    [gzip]='dd if=$DEVICE bs=1M status=none | gzip >$OUT/a.gz && sync $OUT/a.gz'
    [pigz]='dd if=$DEVICE bs=1M status=none | pigz >$OUT/a.gz && sync $OUT/a.gz'
    [lz4]='dd if=$DEVICE bs=1M status=none | lz4 -q >$OUT/a.lz4 && sync $OUT/a.lz4'
    [qemu-img]='qemu-img convert -f raw -c -O qcow2 -o compression_type=zstd $DEVICE $OUT/a.qcow2 && sync $OUT/a.qcow2'
    [partclone]='partclone.dd -q -L /dev/null -s $DEVICE -o - | zstd -q -3 -T2 >$OUT/a.zst && sync $OUT/a.zst'
    [borg]='export BORG_BASE_DIR=$OUT/home; borg init -e none $OUT/repo
        borg create --read-special --chunker-params fixed,1048576 -C zstd,3 $OUT/repo::a $DEVICE; sync'
    [desync]='desync make -s $OUT $OUT/a.caibx $DEVICE && sync'
)

declare -A peer_restore=(
    [zstd]='zstd -q -dc $OUT/a.zst | dd of=$DEVICE bs=1M iflag=fullblock conv=fsync status=none'
    [gzip]='gzip -dc $OUT/a.gz | dd of=$DEVICE bs=1M iflag=fullblock conv=fsync status=none'
    [desync]='desync extract -k -s $OUT $OUT/a.caibx $DEVICE && sync $DEVICE'
)

declare -A peer_name=(
    [zstd]='`dd \| zstd -3 -T2`'
    [gzip]='`dd \| gzip`'
    [pigz]='`dd \| pigz`'
    [lz4]='`dd \| lz4`'
    [qemu-img]='`qemu-img convert -c`, zstd'
    [partclone]='`partclone.dd \| zstd -3`'
    [borg]='borg, zstd-3, fixed 1 MiB'
    [desync]='desync'
)

declare -A peer_program=(
    [zstd]=zstd [gzip]=gzip [pigz]=pigz [lz4]=lz4 [qemu-img]=qemu-img [partclone]=partclone.dd [borg]=borg [desync]=desync
)

# Tools that no bar names; once is enough for them.
other_peers() {
    local peer
    [ -n "$peers" ] && [ "$round" -eq 1 ] || return 0
    for peer in pigz lz4 qemu-img borg partclone; do
        ! has "${peer_program[$peer]}" || echo "$peer"
    done
}
