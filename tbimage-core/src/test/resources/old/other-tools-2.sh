#!/usr/bin/env bash
# Made the files of other-tools-2, on Debian 12: pzstd and zstd 1.5.4, igzip 2.30, busybox 1.35, bgzip 1.16 (package
# tabix), pixz 1.0.7, zopfli 1.0.3, 7z 26.02 (package p7zip-full), pigz 2.6, gzip 1.12, xz 5.4.1, lz4 1.9.4. Run again,
# into a new folder, it makes others: those here stay as they are.
#
#   other-tools-2.sh FOLDER CONTENT-OF-OTHER-TOOLS
set -euo pipefail
old=$(realpath "$2")
mkdir "$1"
cd "$1"

# a small disk: the old content at its beginning, a long run of zeros, and the old content again up to the last byte
{ head -c 20000 "$old"; head -c 250000 /dev/zero; tail -c 8000 "$old"; } >content
head -c 100000 content >first
tail -c +100001 content >rest
: >none
piece() { dd if=content bs="$2" skip=$(($1 / $2)) count=1 status=none; }
skippable() { printf '%b' "\\x5$1\\x2a\\x4d\\x18\\x05\\0\\0\\0hello"; }

igzip -c content >igzip.gz
igzip -3 -c content >igzip-3.gz
busybox gzip -c content >busybox.gz
bgzip -c content >bgzip-tool.gz
zopfli --i1 -c content >zopfli.gz
7z a -bd -tgzip -mx=9 7z.gz content >/dev/null
7z a -bd -tgzip -mx=1 -si"a name" 7z-fast.gz <content >/dev/null
pigz -11 -c content >pigz-11.gz
pigz -p4 -R -b32 -c content >pigz-rsyncable.gz
zstd -cq --format=gzip content >zstd-tool.gz
{ gzip -c none; gzip -c none; gzip -c content; gzip -c none; } >gzip-empty-members.gz
for at in $(seq 0 2000 277999); do piece $at 2000 | gzip -n -1; done >gzip-many-members.gz
{ gzip -c content; head -c 3 /dev/zero; } >gzip-three-zeros.gz
{ gzip -c first; head -c 512 /dev/zero; gzip -c rest; } >gzip-zeros-between.gz
gzip -c none >gzip-of-nothing.gz
bzip2 -c content >bzip2.gz
head -c 4096 content >raw.gz
printf '\x78\x9c' | cat - raw.gz >zlib.gz

pzstd -cq -p 3 content >pzstd.zst
zstd -cq --adapt <content >zstd-adapt.zst
zstd -cq --ultra -22 <content >zstd-ultra-22.zst
zstd -cq --single-thread --stream-size=278000 <content >zstd-stream-size.zst
zstd -cq -T3 -B65536 content >zstd-jobs.zst
zstd -cq --target-compressed-block-size=1500 content >zstd-small-blocks.zst
{ for magic in 0 1 2 3 4 5 6 7 8 9 a b c d e f; do skippable $magic; done; zstd -cq content; skippable f; } >zstd-all-skippable.zst
{ printf '\x50\x2a\x4d\x18\0\0\0\0'; zstd -cq content; } >zstd-empty-skippable.zst
for at in $(seq 0 2000 277999); do piece $at 2000 | zstd -cq --no-check; done >zstd-many-frames.zst
python3 - <<'END'
import struct, subprocess
content = open("content", "rb").read()
# as the tools of the seekable format write it: frames, and a seek table with lengths only or with checksums too
frames, entries = [], []
for at in range(0, len(content), 65536):
    piece = content[at:at + 65536]
    frames.append(subprocess.run(["zstd", "-cq"], input=piece, stdout=subprocess.PIPE, check=True).stdout)
    entries.append((len(frames[-1]), len(piece)))
for name, flags in (("zstd-seekable.zst", 0), ("zstd-seekable-checksums.zst", 0x80)):
    table = b"".join(struct.pack("<II", *e) + (b"\1\2\3\4" if flags else b"") for e in entries)
    table += struct.pack("<IBI", len(entries), flags, 0x8F92EAB1)
    table = struct.pack("<II", 0x184D2A5E, len(table)) + table
    open(name, "wb").write(b"".join(frames) + table)
END
skippable 3 >zstd-only-skippable.zst
printf '\x27\xb5\x2f\xfd' | cat - raw.gz >zstd-0.7.zst

pixz -t -i content -o pixz.xz
7z a -bd -txz -mx=9 7z.xz content >/dev/null
7z a -bd -txz -mx=3 -ms=32k -mmt=2 7z-blocks.xz content >/dev/null
zstd -cq --format=xz content >zstd-tool.xz
xz -0c -T2 --block-list=10000,20000,0 content >xz-block-list.xz
xz -c --x86 --delta=dist=2 --arm --lzma2=preset=0 content >xz-four-filters.xz
for filter in armthumb sparc ia64; do xz -c --$filter --lzma2=preset=0 content >xz-$filter.xz; done
{ xz -0c none; xz -0c content; xz -0c none; head -c 508 /dev/zero; } >xz-empty-streams.xz
xz -c --format=lzma content >lzma-alone.xz
xz -c --format=raw --lzma2=preset=0 content >xz-raw.xz

for size in 4 5 6 7; do lz4 -cq -B$size content >lz4-block-$size.lz4; done
lz4 -cq -B4096 -BD -BX --content-size content >lz4-many-blocks.lz4
lz4 -cq -9 --favor-decSpeed -BI content >lz4-hc.lz4
lz4 -cq --fast=9 --no-frame-crc -BD content >lz4-fast.lz4
zstd -cq --format=lz4 content >zstd-tool.lz4
{ lz4 -cq none; skippable 0; lz4 -cq first; lz4 -cql rest; } >lz4-mixed.lz4
{ lz4 -cql first; lz4 -cql rest; } >lz4-legacy-twice.lz4
lz4 -cq none >lz4-of-nothing.lz4
rm content first rest none
