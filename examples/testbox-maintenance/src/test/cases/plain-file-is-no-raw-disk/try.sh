#!/bin/bash
# What is in a plain image is not a raw disk but another format: refused before the first write.
# shellcheck source=SCRIPTDIR/../lib/lib.sh
. "$(dirname "$0")/../lib/lib.sh"

need qemu-img
disk disk 16M
mkdir -p store/b
for format in qcow2 vmdk vdi vpc vhdx; do
    ! qemu-img convert -O "$format" disk "$format" 2>/dev/null || gzip -c "$format" >"store/b/$format.gz"
done
qemu-img convert -O vmdk -o subformat=streamOptimized disk stream 2>/dev/null && gzip -c stream >store/b/vmdk-stream.gz
gzip -c disk | gzip -c >store/b/gzip.gz
xz -c disk | zstd -q -c >store/b/xz.zst
zstd -q -c disk | lz4 -q -c >store/b/zstd.lz4
bzip2 -c disk 2>/dev/null | gzip -c >store/b/bzip2.gz
tar -c disk | xz -c >store/b/tar.xz
for file in store/b/*; do
    image=$(basename "$file")
    truncate -s 0 target
    truncate -s 64M target
    loop target
    restore store "b/${image%.*}" "$loop" >log 2>&1
    code=$?
    if [ $code -eq 0 ]; then
        fault "$image: another format was written to a disk as if it were one" log
    elif ! cmp -s -n 64M target /dev/zero; then
        fault "$image: refused only after the first write" log
    else
        fine "$image, exit code $code"
    fi
    detach "$loop"
done
verdict
