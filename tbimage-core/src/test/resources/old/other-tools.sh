#!/usr/bin/env bash
# Made the files of other-tools, on Debian 12: gzip 1.12, pigz 2.6, zstd 1.5.4, xz 5.4.1, lz4 1.9.4. Run again, into a
# new folder, it makes others: those here stay as they are.
#
#   other-tools.sh FOLDER
set -euo pipefail
mkdir "$1"
cd "$1"

for i in $(seq 900); do echo "line $i of a disk"; done >content
openssl rand 700 >>content
truncate -s 24000 content
head -c 9000 content >first
tail -c +9001 content >rest
: >none
skippable='\x5a\x2a\x4d\x18\x05\0\0\0hello'

gzip -9c content >gzip-with-name.gz
gzip -nc <content >gzip.gz
gzip --rsyncable -c content >gzip-rsyncable.gz
{ gzip -c first; gzip -c none; gzip -c rest; } >gzip-members.gz
{ gzip -c content; head -c 4096 /dev/zero; } >gzip-zero-padding.gz
pigz -p2 -b128 -c content >pigz.gz
pigz -p2 -i -b128 -c content >pigz-independent.gz
pigz -0c content >pigz-stored.gz
pigz -C 'a comment' -c content >pigz-comment.gz
pigz -H -c content >pigz-huffman.gz
python3 - <<'END'
import gzip, struct, zlib
content = open("content", "rb").read()
def body(data):
    c = zlib.compressobj(6, zlib.DEFLATED, -15)
    return c.compress(data) + c.flush()
def member(data, flags, optional):
    header = b"\x1f\x8b\x08" + bytes([flags]) + b"\0\0\0\0\0\xff" + optional
    if flags & 2:
        header += struct.pack("<H", zlib.crc32(header) & 0xffff)
    return header + body(data) + struct.pack("<II", zlib.crc32(data), len(data))
extra = struct.pack("<H", 6) + b"AB\x02\0xy"
parts = [member(content[:5000], 1, b""), member(content[5000:9000], 2, b""), member(content[9000:12000], 4, extra),
         member(content[12000:15000], 8, b"name\0"), member(content[15000:18000], 16, b"comment\0"),
         member(content[18000:], 31, extra + b"name\0comment\0")]
open("gzip-all-parts.gz", "wb").write(b"".join(parts))
def block(data):  # as bgzip has them: the length of the member in an extra field
    length = 18 + len(body(data)) + 8
    return member(data, 4, struct.pack("<H", 6) + b"BC\x02\0" + struct.pack("<H", length - 1))
open("bgzip.gz", "wb").write(b"".join(block(content[i:i + 6000]) for i in range(0, 24000, 6000)) + block(b""))
open("gzip-reserved-flag.gz", "wb").write(member(content, 32, b""))
END

zstd -cq content >zstd.zst
zstd -cq <content >zstd-no-size.zst
zstd -cq --no-check content >zstd-no-check.zst
zstd -cq --no-check <content >zstd-no-check-no-size.zst
zstd -cq -19 --long=27 <content >zstd-long.zst
zstd -cq -T2 -B4096 --rsyncable content >zstd-rsyncable.zst
zstd -cq --fast=5 content >zstd-fast.zst
{ zstd -cq first; printf "$skippable"; zstd -cq none; zstd -cq --no-check rest; printf "$skippable"; } >zstd-frames.zst
{ printf "$skippable"; zstd -cq content; } >zstd-skippable-first.zst
zstd -cq --ultra --long=31 -1 <content >zstd-window-2g.zst
zstd -cq -D first rest >zstd-dictionary.zst

xz -c content >xz.xz
for check in none crc32 crc64 sha256; do xz -0c --check=$check content >xz-$check.xz; done
xz -0c -T2 --block-size=5000 content >xz-blocks.xz
{ xz -0c first; head -c 8 /dev/zero; xz -0c none; xz -0c --check=sha256 rest; head -c 4 /dev/zero; } >xz-streams-padding.xz
xz -c --x86 --lzma2=preset=0 content >xz-x86.xz
xz -c --arm64 --delta=dist=4 --lzma2=preset=0 content >xz-arm64-delta.xz
xz -c --powerpc --lzma2=preset=0,lc=0,lp=2,pb=1 content >xz-powerpc.xz
xz -c --lzma2=preset=0,dict=1GiB content >xz-dictionary-1g.xz
{ xz -0c first; head -c 3 /dev/zero; } >xz-padding-odd.xz

lz4 -cq content >lz4.lz4
lz4 -cq -BD -B4 content >lz4-linked.lz4
lz4 -cq -BX -BD -B4 content >lz4-block-checksums.lz4
lz4 -cq --no-frame-crc content >lz4-no-checksum.lz4
lz4 -cq --content-size content >lz4-size.lz4
lz4 -cq -12 -BI -B4 content >lz4-12.lz4
lz4 -cql content >lz4-legacy.lz4
{ lz4 -cq first; printf "$skippable"; lz4 -cq none; lz4 -cql rest; } >lz4-frames.lz4
{ lz4 -cql first; lz4 -cq rest; } >lz4-legacy-first.lz4
lz4 -cq -D first rest >lz4-dictionary.lz4
rm first rest none
