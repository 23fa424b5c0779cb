#!/bin/bash
# Makes the test disk of the benchmarks: an 8 GiB disk image with GPT, a FAT ESP, used swap, and an ext4 with a real Debian
# (kernel, compilers, JDK, Python, documentation) and dirty free space; and a second one, the same disk after a test run.
#
#   make-disk.sh FOLDER [SIZE-IN-MIB]      writes FOLDER/a.img and FOLDER/b.img (sparse)
#
# Needs root, mmdebstrap, e2fsprogs, dosfstools, fdisk, and a Debian mirror as apt is set up. No loop devices, no mounts.
set -euo pipefail

[ $# -ge 1 ] || { sed -n '2,/^$/s/^# \{0,1\}//p' "$0"; exit 2; }
folder=$1
mib=${2:-8192}
packages=linux-image-amd64,build-essential,clang,openjdk-17-jdk-headless,python3,python3-numpy,perl-doc,git,vim,gdb,cmake,manpages-dev,debian-reference-en,locales-all
mkdir -p "$folder"
cd "$folder"

esp_mib=256 swap_mib=512
root_start=$((1 + esp_mib + swap_mib))
root_mib=$((mib - root_start - 1))

if [ ! -d tree ]; then
    mmdebstrap --variant=minbase --include="$packages" bookworm tree
fi

rm -f a.img
truncate -s "${mib}M" a.img
sfdisk -q a.img <<TABLE
label: gpt
start=1MiB, size=${esp_mib}MiB, type=uefi
size=${swap_mib}MiB, type=swap
size=${root_mib}MiB, type=linux
TABLE

# free space that once held files: text of the system itself, and numbers that do not compress
mkdir -p junk
# a writer whose reader has had enough dies of the closed pipe, which is no failure here
{ tar -c -C tree usr/share/doc usr/share/locale usr/include usr/lib/jvm 2>/dev/null || true; } | head -c 700M >junk/was-a-log
{ openssl enc -aes-128-ctr -K 00000000000000000000000000000001 -iv 00000000000000000000000000000001 \
    -in /dev/zero 2>/dev/null || true; } | head -c 400M >junk/was-a-database

mkdir -p tree/var/junk
cp junk/* tree/var/junk/
mkfs.ext4 -q -F -L root -d tree -E "offset=$((root_start << 20))" a.img "${root_mib}M"
rm -rf tree/var/junk
root="a.img?offset=$((root_start << 20))"
for name in junk/*; do
    debugfs -w -R "rm /var/junk/$(basename "$name")" "$root" 2>/dev/null
done

mkfs.fat -F 32 -n ESP --offset 2048 a.img "$((esp_mib << 10))" >/dev/null 2>&1
truncate -s "${swap_mib}M" junk/swap
mkswap junk/swap >/dev/null
dd if=junk/swap of=a.img bs=1M seek=$((1 + esp_mib)) count=1 conv=notrunc status=none
{ tar -c -C tree usr/lib/gcc usr/lib/jvm 2>/dev/null || true; } | head -c 200M |
    dd of=a.img bs=1M seek=$((1 + esp_mib + 1)) conv=notrunc iflag=fullblock status=none

# B: a test run has come and gone: packages removed, logs and data base pages written
cp --sparse=always a.img b.img
root="b.img?offset=$((root_start << 20))"
head -c 60M junk/was-a-log | tr a-z b-za >junk/log
tail -c 120M junk/was-a-database | tr '\0-\377' '\1-\377\0' >junk/pages
{
    echo "write junk/log /var/log/testrun.log"
    echo "write junk/pages /var/lib/pages.db"
    find tree/usr/share/doc -type f | sort | sed -n '1,3000s#^tree#rm #p'
} >junk/commands
debugfs -w -f junk/commands "$root" >/dev/null 2>&1
rm -rf junk
ls -ls a.img b.img
