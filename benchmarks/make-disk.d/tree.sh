# The files on the disks: a Debian, packages that come and go, and what was deleted. Sourced by make-disk.
# shellcheck shell=bash disable=SC2034,SC2154 # small, scratch and here come from make-disk

packages=linux-image-amd64,build-essential,clang,llvm-14-dev,openjdk-17-jdk-headless,openjdk-17-doc,python3,python3-numpy
packages=$packages,perl-doc,git,vim,gdb,cmake,manpages-dev,debian-reference-en,locales-all,firefox-esr
windows_package=libwine # its libraries for Windows are the files of the NTFS
removed_in_b='vim-runtime gdb git cmake-data'
added_in_b='postgresql-15 libllvm15 valgrind emacs-common emacs-nox libnode108 gnat-12 tcpdump sysstat lynx-common'
removed_in_c='clang-14 manpages-dev debian-reference-en openjdk-17-doc'
added_in_c='nginx-common samba-common samba-libs ruby3.1 libruby3.1 ansible mariadb-server-core gfortran-12 awscli'
# MiB of what was deleted, of the log that B writes, and of the data base before its pages change
archives_mib=340 build_mib=640 log_mib=100 log_b_mib=160 base_mib=280
changed_rows=100 # of so many rows of the last third of the data base, B changes one
if [ -n "${small:-}" ]; then
    packages=perl,python3-minimal,vim,git
    removed_in_b=vim-runtime added_in_b=tcpdump removed_in_c=git added_in_c=sysstat
    archives_mib=40 build_mib=40 log_mib=20 log_b_mib=10 base_mib=20
fi

# The system, and in 'debs' the packages that it was made of.
make_tree() {
    [ ! -d tree ] || return 0
    rm -rf tree.new debs
    mkdir debs
    mmdebstrap --variant=minbase --include="$packages" --skip=essential/unlink,cleanup/apt/cache \
        --customize-hook='mv "$1"/var/cache/apt/archives/*.deb debs/' bookworm tree.new
    mkdir -p tree.new/var/lib/inventory
    python3 "$here/make-disk.d/inventory.py" make tree.new "$base_mib" tree.new/var/lib/inventory/inventory.db
    mv tree.new tree
}

# The files of the NTFS: programs and libraries for Windows, in 'windows'.
make_windows() {
    [ ! -d windows ] || return 0
    unpacked "$scratch/wine" "$windows_package"
    mkdir windows.new
    find "$scratch/wine" -type d -name '*-windows' -exec cp -r --preserve=timestamps {} windows.new/ \;
    # some of them, by their names
    find windows.new -type f -name "$([ -n "$small" ] && echo '[d-z]*' || echo '[r-z]*')" -delete
    rm -rf "$scratch/wine"
    mv windows.new windows
}

# Free space that once held files: the archives of the packages, what a build left, and a log.
make_leftovers() {
    # a writer whose reader has had enough dies of the closed pipe, which is no failure here
    { find debs -name '*.deb' | sort | xargs -d '\n' cat || true; } 2>/dev/null | head -c "${archives_mib}M" >"$scratch/was-archives"
    { sorted_tar usr/lib usr/include usr/share || true; } | head -c "${build_mib}M" >"$scratch/was-a-build"
    log 1 "$log_mib" >"$scratch/was-a-log"
}

sorted_tar() {
    tar -c -C tree --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --pax-option=delete=atime,delete=ctime "$@" 2>/dev/null
}

# log SEED MIB: lines as a test run writes them, of the files of the tree and their checksums
log() {
    { cat tree/var/lib/dpkg/info/*.md5sums | awk -v seed="$1" '{
        line[NR] = $0
    } END {
        for (n = seed * 977; ; n++) {
            at = n * 37 % NR + 1
            printf "2026-01-%02d %02d:%02d:%02d box17 testrun[%d]: %s %s in %d ms: %s\n", n / 86400 % 28 + 1, n / 3600 % 24, n / 60 % 60,
                n % 60, 1000 + n % 97, n % 53 ? "PASS" : "FAIL", substr(line[at], 35), n * 7919 % 5000, substr(line[at], 1, 32)
        }
    }' || true; } 2>/dev/null | head -c "$2M"
}

# numbers SEED MIB: for orders
numbers() {
    { openssl enc -aes-128-ctr -K "$(printf %032d "$1")" -iv "$(printf %032d "$1")" -in /dev/zero 2>/dev/null || true; } | head -c "$2M"
}

# unpacked FOLDER PACKAGE…: what the mirror has; one that it lacks is named
unpacked() {
    local package folder=$1
    mkdir -p "$folder" "$scratch/debs"
    # together, which is quick; one by one if the mirror lacks one
    (cd "$scratch/debs" && apt-get download -qq "${@:2}" >/dev/null 2>&1) || for package in "${@:2}"; do
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
