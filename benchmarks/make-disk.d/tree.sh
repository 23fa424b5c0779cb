# The files on the disks: a Debian, packages that come and go, and what has been deleted. Sourced by make-disk.
# shellcheck shell=bash disable=SC2154 # small and scratch come from make-disk

packages=linux-image-amd64,build-essential,clang,openjdk-17-jdk-headless,python3,python3-numpy,perl-doc,git,vim,gdb,cmake,manpages-dev,debian-reference-en,locales-all
removed_in_b='vim-runtime gdb git cmake-data'
added_in_b='tcpdump sysstat lynx-common postgresql-15'
removed_in_c='clang-14 manpages-dev debian-reference-en'
added_in_c='nginx-common samba-common samba-libs ruby3.1 libruby3.1'
log_mib=700 base_mib=400
if [ -n "${small:-}" ]; then
    packages=perl,python3-minimal,vim,git
    removed_in_b=vim-runtime added_in_b=tcpdump removed_in_c=git added_in_c=sysstat
    log_mib=60 base_mib=40
fi

make_tree() {
    [ ! -d tree ] || return 0
    mmdebstrap --variant=minbase --include="$packages" bookworm tree.new
    mv tree.new tree
}

# Free space that once held files: text of the system itself, and numbers that do not compress.
make_leftovers() {
    # a writer whose reader has had enough dies of the closed pipe, which is no failure here
    { sorted_tar usr/share usr/include usr/lib || true; } | head -c "${log_mib}M" >"$scratch/was-a-log"
    numbers 1 "$base_mib" >"$scratch/was-a-database"
}

sorted_tar() {
    tar -c -C tree --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --pax-option=delete=atime,delete=ctime "$@" 2>/dev/null
}

# numbers SEED MIB
numbers() {
    { openssl enc -aes-128-ctr -K "$(printf %032d "$1")" -iv "$(printf %032d "$1")" -in /dev/zero 2>/dev/null || true; } | head -c "$2M"
}

# unpacked FOLDER PACKAGE…: what the mirror has; one that it lacks is told
unpacked() {
    local package folder=$1
    mkdir -p "$folder" "$scratch/debs"
    for package in "${@:2}"; do
        (cd "$scratch/debs" && apt-get download -qq "$package" >/dev/null 2>&1) || echo "make-disk: no package $package to be had" >&2
    done
    for package in "$scratch"/debs/*.deb; do
        [ ! -e "$package" ] || dpkg-deb -x "$package" "$folder"
    done
    rm -rf "$scratch/debs"
}

# files_of PACKAGE…: the regular files of installed packages, as /usr/…
files_of() {
    local package
    for package in "$@"; do
        cat "tree/var/lib/dpkg/info/$package.list" "tree/var/lib/dpkg/info/$package:amd64.list" 2>/dev/null || true
    done | sort -u | while IFS= read -r file; do
        [ ! -f "tree$file" ] || [ -L "tree$file" ] || echo "$file"
    done
}
