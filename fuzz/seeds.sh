#!/usr/bin/env bash
# Made the first inputs of the corpus, with the tools that people use. Run again it adds what is not there yet; inputs
# are never changed, since each may be the one that once found something.
#
#   fuzz/seeds.sh      needs gzip, pigz, zstd, xz, lz4, sfdisk, and a build of examples/testbox-maintenance
set -euo pipefail
cd "$(dirname "$0")"
resources=src/test/resources/org/tbimage
runner=../examples/testbox-maintenance/target/testbox-maintenance/bin/testbox-maintenance
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A name must not be that of the method of the target: the fuzzer takes it for a folder of inputs.
seed() { # seed TARGET NAME: keeps standard input, if there is no such input yet
    mkdir -p "$resources/$1Inputs"
    [ -e "$resources/$1Inputs/$2" ] && cat >/dev/null || cat >"$resources/$1Inputs/$2"
}

# content: some that repeats, some that does not, some zeros
{ for i in $(seq 40); do echo "line $i of a text"; done; openssl rand 200; head -c 600 /dev/zero; } >"$work/mixed"
head -c 3000 /dev/zero >"$work/zeros"
printf x >"$work/one"
: >"$work/none"
for _ in $(seq 30); do head -c 1400 "$work/mixed"; done >"$work/disk-of-blocks"

codec() { # codec TARGET NAME COMMAND…: a file of each content
    local target=$1 name=$2 content
    shift 2
    for content in mixed none; do
        "$@" <"$work/$content" | seed "$target" "$name-$content"
    done
}

codec fuzz/GzipFuzzTest gzip gzip -c
codec fuzz/GzipFuzzTest gzip-1 gzip -1c
codec fuzz/GzipFuzzTest pigz pigz -cp2 -b128
codec fuzz/GzipFuzzTest pigz-stored pigz -0c
(cd "$work" && gzip -kN mixed && cat mixed.gz) | seed fuzz/GzipFuzzTest with-name
{ gzip -c "$work/one"; gzip -c "$work/zeros"; gzip -c "$work/none"; head -c 512 /dev/zero; } | seed fuzz/GzipFuzzTest members-padded
# all optional parts: text, header checksum, extra field, name, comment (the body is 'x', stored)
{ printf '\x1f\x8b\x08\x1e\0\0\0\0\0\xff\x04\0AB\0\0name\0comment\0'; } >"$work/header"
crc=$(gzip -c "$work/header" | tail -c 8 | od -An -tu4 -N4 | tr -d ' ')
{
    cat "$work/header"
    printf "\\x$(printf %02x $((crc & 255)))\\x$(printf %02x $((crc >> 8 & 255)))"
    printf '\x01\x01\0\xfe\xffx\x83\x16\xdc\x8c\x01\0\0\0'
} | seed fuzz/GzipFuzzTest all-parts

# what stands in a member between header and trailer
bare() { # bare NAME COMMAND…
    local name=$1
    shift
    "$@" | tail -c +11 | head -c -8 | seed codec/gzip/InflaterFuzzTest "$name"
}
bare dynamic gzip -9nc <"$work/mixed"
bare fixed gzip -nc <"$work/one"
bare stored pigz -0nc <"$work/one"
bare none gzip -nc <"$work/none"
bare huffman-only pigz -Hnc <"$work/mixed"
bare several-blocks pigz -np2 -ib32 -c <"$work/disk-of-blocks"

codec fuzz/ZstdFuzzTest zstd zstd -cq
codec fuzz/ZstdFuzzTest zstd-19 zstd -cq -19
codec fuzz/ZstdFuzzTest zstd-no-check zstd -cq --no-check
codec fuzz/ZstdFuzzTest zstd-long zstd -cq --long=27
zstd -cq "$work/mixed" | seed fuzz/ZstdFuzzTest with-size
{ zstd -cq "$work/one"; printf '\x50\x2a\x4d\x18\x03\0\0\0abc'; zstd -cq <"$work/zeros"; } | seed fuzz/ZstdFuzzTest skippable-between

# a stored block of 40 bytes, an empty last one, and 99 bytes in the header
{
    printf '\x28\xb5\x2f\xfd\x24\x63\x40\x01\0'
    head -c 40 "$work/mixed"
    printf '\x01\0\0'
    head -c 40 "$work/mixed" | zstd -cq | tail -c 4 # the checksum
} | seed fuzz/ZstdFuzzTest false-size-in-pieces

codec fuzz/XzFuzzTest xz-0 xz -c0
for check in none crc32 sha256; do codec fuzz/XzFuzzTest "xz-$check" xz -c0 --check=$check; done
codec fuzz/XzFuzzTest xz-blocks xz -c0 -T2 --block-size=400
codec fuzz/XzFuzzTest xz-x86 xz -c --x86 --lzma2=preset=0
codec fuzz/XzFuzzTest xz-delta xz -c --delta=dist=4 --lzma2=preset=0
codec fuzz/XzFuzzTest xz-arm64 xz -c --arm64 --lzma2=preset=0
{ xz -c0 "$work/one"; head -c 8 /dev/zero; xz -c0 "$work/none"; } | seed fuzz/XzFuzzTest streams-padded

codec fuzz/Lz4FuzzTest lz4 lz4 -cq
codec fuzz/Lz4FuzzTest lz4-linked lz4 -cq -BD -B4
codec fuzz/Lz4FuzzTest lz4-block-checksums lz4 -cq -BX -BD -B4
codec fuzz/Lz4FuzzTest lz4-legacy lz4 -clq
codec fuzz/Lz4FuzzTest lz4-no-crc lz4 -cq --no-frame-crc
lz4 -cq --content-size "$work/mixed" | seed fuzz/Lz4FuzzTest with-size
{ lz4 -cq "$work/one"; printf '\x50\x2a\x4d\x18\x03\0\0\0abc'; lz4 -cql "$work/zeros"; lz4 -cq "$work/zeros"; } | seed fuzz/Lz4FuzzTest skippable-between

# partition tables: the first byte of an input chooses the sector size (1: 512 bytes, 2: 4096, 3: 65536)
for label in gpt dos; do
    truncate -s 1M "$work/disk-$label"
    printf 'label: %s\n1M,\n' "$label" | { truncate -s 4M "$work/disk-$label"; sfdisk -q "$work/disk-$label"; }
    { printf '\x01'; head -c 4096 "$work/disk-$label"; } | seed core/disk/PartitionTableFuzzTest "$label"
    { printf '\x02'; head -c 2048 "$work/disk-$label"; } | seed core/disk/PartitionTableFuzzTest "$label-4096"
    { printf '\x03'; head -c 2048 "$work/disk-$label"; } | seed core/disk/PartitionTableFuzzTest "$label-65536"
done

# the mark of a restore that did not end
printf '\x00tbimage restore mark 1\n%s\nimage b/d@20261122T101500Z\nbegun 2026-11-30T19:50:00Z\nmachine m\ncrc32c 75a10719\n' \
    'This disk is half restored and of no use as it is. Restore it again, then this mark is gone.' |
    dd bs=513 conv=sync status=none | seed core/disk/PartitionTableFuzzTest mark
# metadata at the end of a disk of one sector, two, and more
printf '\x01$XIDE$' | dd bs=513 conv=sync status=none | seed core/disk/PartitionTableFuzzTest lsi
printf '\x01Intel Raid ISM Cfg Sig. 1' | dd bs=1025 conv=sync status=none | seed core/disk/PartitionTableFuzzTest intel
{ printf '\x00'; head -c 1536 /dev/zero; printf 'EFI PART'; head -c 504 /dev/zero; } | seed core/disk/PartitionTableFuzzTest backup-gpt

# content of images: other formats, of which the first byte of an input says how large they are (0: as long as the input)
content() { { printf "\\x$2"; head -c 4000; } | seed core/content/ContentFuzzTest "$1"; }
for format in qcow2 vmdk vdi vpc vhdx; do
    qemu-img convert -O "$format" "$work/disk-gpt" "$work/other-$format"
    content "$format" 0d <"$work/other-$format"
done
{ head -c 2000 "$work/mixed"; tail -c 512 "$work/other-vpc"; } | content vhd-footer 00
gzip -c "$work/mixed" | content gzip 00
tar -c -C "$work" mixed | content tar 05
content gpt 0d <"$work/disk-gpt"
{ printf 'QFI\xfb\0\0\0\3'; tail -c +9 "$work/disk-gpt"; } | content gpt-that-begins-as-qcow2 0d
content cut-gpt 02 <"$work/disk-gpt"
content dos 0d <"$work/disk-dos"
content cut-dos 02 <"$work/disk-dos"

# the note of a restore that is under way
printf '{"format": "tbimage-restoring", "version": 1, "image": "b/d@20261122T101500Z", "begunAt": "2026-11-30T19:50:00Z",
 "begunOn": "m", "name": "/dev/sda\\u001b", "device": {"size": 1048576, "logicalSector": 512, "physicalSector": 512,
 "model": "ST", "serial": "S1", "removable": false}}\n' | seed core/image/RestoringNoteFuzzTest a-note
printf '{"format": "tbimage-device", "version": 1}\n' | seed core/image/RestoringNoteFuzzTest of-another-kind

# an image of data, zeros and a short last chunk, as manifest, table, and both with the pack
for _ in $(seq 50); do cat "$work/mixed"; done >"$work/disk"
truncate -s $((3 * 65536 + 512)) "$work/disk"
mkdir "$work/store"
"$runner" backup --store "$work/store" --image b/d --codec zstd --chunk-size 65536 "file:$work/disk" >/dev/null
json=$(echo "$work"/store/b/d.*Z.json)
head -n -2 "$json" | sed '$s/,$//' | seed core/image/ManifestFuzzTest members
seed core/image/ManifestFuzzTest whole <"$json"
sed '/^pack/c pack 0 b/d.raw.zst\npack 1 b/e.raw.zst' "${json%.json}.chunks" | seed core/image/TableFuzzTest image
sha=$(sha256sum <"${json%.json}.chunks" | cut -d' ' -f1)
pack=$(basename "${json%.json}")
{
    echo "@@ manifest"
    head -n -2 "$json" | sed '$s/,$//' | sed "s/$sha/TABLE_SHA256/; s/${pack#d.}/20261122T120000Z/g
        /chunks/,/packs/s/\"length\": [0-9]*/\"length\": TABLE_LENGTH/; /packs/,\$s/\"length\": [0-9]*/\"length\": PACK_LENGTH/"
    echo "@@ chunks"
    sed "s/${pack#d.}/20261122T120000Z/g" "${json%.json}.chunks"
    printf '\n@@ pack\n' # the line feed before a mark is the mark's
    cat "${json%.json}.raw.zst"
} | seed fuzz/HostileImageFuzzTest self-contained

# images of a few bytes, with words that the target replaces by what is right (see HostileImage)
head -c 4096 /dev/zero >"$work/zero-chunk"
cp "$work/mixed" "$work/data-chunk"
truncate -s 4096 "$work/data-chunk"
head -c 512 "$work/mixed" >"$work/last-chunk"
image() { # image NAME COMMAND…: what the codec's tool makes of three chunks
    local name=$1 data zero last at
    shift
    "$@" <"$work/data-chunk" >"$work/data" && data=$(stat -c %s "$work/data")
    "$@" <"$work/zero-chunk" >"$work/zero" && zero=$(stat -c %s "$work/zero")
    "$@" <"$work/last-chunk" >"$work/last" && last=$(stat -c %s "$work/last")
    at=$((data + 2 * zero))
    {
        echo "@@ manifest"
        head -n -2 "$json" | sed "\$s/,\$//; s/${pack#d.}/20261122T120000Z/g; s/65536/4096/; s/\"size\": [0-9]*/\"size\": 16896/
            s/\"codec\": \"zstd\"/\"codec\": \"$name\"/; s/\"sha256\": \"[0-9a-f]*\"/\"sha256\": \"TABLE_SHA256\"/
            s/\"framesEnd\": [0-9]*/\"framesEnd\": $((at + last))/; s/\"trailerCrc32c\": \"[0-9a-f]*\"/\"trailerCrc32c\": \"TRAILER_CRC\"/
            /chunks/,/packs/s/\"length\": [0-9]*/\"length\": TABLE_LENGTH/; /packs/,\$s/\"length\": [0-9]*/\"length\": PACK_LENGTH/"
        printf '@@ chunks\ntbimage-chunks 1\ndevice-size 16896\nchunk-size 4096\npack 0 b/d.20261122T120000Z.raw.zst\n'
        echo "data 0 4096 CONTENT_SHA256 0 0 $data FRAME_CRC 4096 0"
        echo "zero 4096 8192 - 0 $data $zero FRAME_CRC 4096 2"
        echo "zero 12288 4096"
        echo "data 16384 512 CONTENT_SHA256 0 $at $last FRAME_CRC 512 0"
        printf 'end\n\n@@ pack\n'
        cat "$work/data" "$work/zero" "$work/zero" "$work/last"
    } | seed fuzz/HostileImageFuzzTest "frames-of-$name"
}
image zstd zstd -cq
image gzip gzip -nc
image xz xz -c0
image lz4 lz4 -cq --content-size
# what stands in the store is whole, and is not what the table says
of_another() { # of_another WORD TEXT: the first chunk has this instead
    LC_ALL=C sed "0,/ $1/s// $2/" "$resources/fuzz/HostileImageFuzzTestInputs/frames-of-zstd"
}
of_another CONTENT_SHA256 "$(sha256sum <"$work/one" | cut -d' ' -f1)" | seed fuzz/HostileImageFuzzTest digest-of-another
of_another FRAME_CRC 00000001 | seed fuzz/HostileImageFuzzTest checksum-of-another
cat <<'END' | seed core/image/TableFuzzTest all-lines
tbimage-chunks 1
device-size 21000
chunk-size 4096
pack 0 b/d.raw.zst
pack 1 b/e.raw.zst
data 0 4096 4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a 0 0 100 deadbeef 4096 0
zero 4096 8192 - 0 100 20 00000007 4096 2
zero 12288 4096
unreadable 16384 4096 4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a 1 140 300 00000001 4096 0
bad 16384 512
bad 18432 512
data 20480 520 4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a 1 440 60 00000002 4096 7
end
END
grep -v '^zero 12288' "$resources/core/image/TableFuzzTestInputs/all-lines" | seed core/image/TableFuzzTest gap
sed 's/^zero 12288 4096/zero 8192 8192/' "$resources/core/image/TableFuzzTestInputs/all-lines" | seed core/image/TableFuzzTest overlap

# what users, servers and kernels say
line='BOOT_IMAGE=vmlinuz initrd=x testbox-action-restore boot=nfs root=/dev/nfs ip=10.40.41.42:10.0.0.1:10.0.0.1:255.255.255.0:m:eth0'
line="$line BOOTIF=01-52-54-00-12-34-56 testbox-store=/mnt/a/b testbox-attempts=5 testbox-codec=gzip testbox-level=-3 testbox-disks=sda,sdb"
echo "$line testbox-error-wait=30 \"quoted word\"" | seed testbox/service/net/KernelCommandLineFuzzTest usual
echo 'testbox-action-backup boot=nfs ip=dhcp testbox-store=/mnt/../etc testbox-tftp=/a/./b' |
    seed testbox/service/net/KernelCommandLineFuzzTest way-out
printf '# box 10.40.41.42 box-1\nDEFAULT m\nLABEL m\n  KERNEL k\n  APPEND testbox-action-backup ro\n' >"$work/pxe"
seed testbox/pxe/PxeTextFuzzTest usual <"$work/pxe"
seed testbox/service/share/PxeFileFuzzTest pxe <"$work/pxe"
printf 'store = /mnt/a\ncodec=zstd\n# said\nlevel = 3\n' | seed testbox/service/share/PxeFileFuzzTest configuration
printf '%064d-%d 3\n' 0 0 | seed testbox/service/share/PxeFileFuzzTest attempts
echo 'REQUEST 3' | seed testbox/service/share/PxeFileFuzzTest attempts-of-this-request
echo 'REQUEST 9999999' | seed testbox/service/share/PxeFileFuzzTest attempts-without-end
printf 'server = 10.42.1.1\ngateway = 10.42.1.254\nnetmask = 255.255.0.0\ninterface = eth0\nkernel = a/vmlinuz\ninitrd = a/i\nnfsroot = /export/r\narguments = net.ifnames=0 quiet\n' |
    seed testbox/pxe/PxeSettingsFuzzTest all
printf 'server = 10.42.1.1\narguments = quiet testbox-action-restore\n' | seed testbox/pxe/PxeSettingsFuzzTest second-request
printf '# disks\nsda, /dev/nvme0n1\n/dev/disk/by-id/ata-X_1:2\ncciss/c0d0\n' | seed testbox/service/disk/DiskListFuzzTest usual
printf '10.1.1.1\n10.1.1.20-29\n10.1.1.1-10.1.2.5\n52:54:00:12:34:56\nbox-1.lab.example\nxbox' | seed testbox/pxe/HostNameFuzzTest usual
printf '010.1.1.1' | seed testbox/pxe/HostNameFuzzTest leading-zero
printf 'box-1.lab.example' | seed testbox/info/FileNameOfHostFuzzTest usual
printf 'sda.json' | seed testbox/info/FileNameOfHostFuzzTest image
printf 'dir:/mnt/a?marker=required' | seed value/TextFormsFuzzTest location
printf '10.40.41.42/sda' | seed value/TextFormsFuzzTest image
printf '20261122T101500Z-2' | seed value/TextFormsFuzzTest generation
printf '20260230T101500Z' | seed value/TextFormsFuzzTest no-such-day
printf 4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a | seed value/TextFormsFuzzTest digest
printf 'dir:/tmp?marker=required' | seed fuzz/LocationFuzzTest folder
printf 'x?size=4096&sector=512' | seed fuzz/LocationFuzzTest memory
printf 'x?size=0&sector=512' | seed fuzz/LocationFuzzTest no-size
printf 'restore\nstore=dir:/x\nimage=b/d\ndevice=/dev/x\ndry-run=true' | seed fuzz/SettingsFuzzTest restore
printf 'backup\nstore=dir:/x\nimage=b/d\ndevice=/dev/x\nlevel=3\ncodec=zstd' | seed fuzz/SettingsFuzzTest backup

# a SATA disk, all its files named once
{
    for pair in size=2048 ro=0 removable=0 hidden=0 queue/logical_block_size=512 queue/physical_block_size=4096 \
        queue/rotational=1 queue/discard_max_bytes=0 'device/model=Model X' device/serial=S1 wwid=naa.5002538e00000001 \
        device/cid=0001 device/type=SD sda1/partition=1 sda1/dev=8:1 sda1/size=1024 port=1 driver=ahci; do
        printf '@@ %s\n%s\n' "${pair%%=*}" "${pair#*=}"
    done
    printf '@@ device/vpd_pg80\n\0\x80\0\x08SERIAL01\n'
    printf '@@ device/vpd_pg83\n\0\x83\0\x0c\x01\x03\0\x08\x50\x02\x53\x8e\0\0\0\x01\n'
    printf '@@ mountinfo\n36 35 8:1 / /mnt\\040x rw - ext4 /dev/sda1 rw\n@@ swaps\nFilename Type\n/dev/sda1 partition\n'
    printf '@@ udev\nE:ID_SERIAL_SHORT=S2\nE:ID_MODEL=Model_Y\nE:ID_WWN=0x5002538e00000001\nE:ID_PATH=pci-0\n'
} | seed linux/device/SysfsFuzzTest sata
printf '@@ size\n8\n@@ loop/backing_file\n/some/file\n@@ dm/name\nvg-root\n' | seed linux/device/SysfsFuzzTest loop
printf '@@ size\n8\n@@ device/model\nA\033[31mB\a\n@@ device/serial\n\033]0;x\n' | seed linux/device/SysfsFuzzTest control-characters
