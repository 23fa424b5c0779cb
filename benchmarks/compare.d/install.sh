# Installs the tools to compare with, and says which can't be had.
# shellcheck shell=bash disable=SC2034 # skipped is used by report.sh

skipped=()

declare -A peer_program=(
    [zstd]=zstd [zstd-1]=zstd [gzip]=gzip [pigz]=pigz [lz4]=lz4 [qemu-img]=qemu-img [nbdcopy]=nbdcopy [partclone]=partclone.ext4
    [casync]=casync [borg]=borg [borg-fixed]=borg [restic]=restic [bmaptool]=bmaptool [desync]=desync
)

declare -A peer_package=(
    [zstd]=zstd [zstd-1]=zstd [gzip]=gzip [pigz]=pigz [lz4]=lz4 [qemu-img]=qemu-utils [nbdcopy]=libnbd-bin [partclone]=partclone
    [casync]=casync [borg]=borgbackup [borg-fixed]=borgbackup [restic]=restic [bmaptool]='bmap-tools lz4' [desync]=''
)

install_peers() {
    local peer wanted=() found=
    PATH=$PATH:/usr/sbin:/sbin
    [ -z "$desync" ] || PATH=$(dirname "$(readlink -f "$desync")"):$PATH
    for peer in $peers; do
        # shellcheck disable=SC2206 # some are more than one package
        has "${peer_program[$peer]}" || wanted+=(${peer_package[$peer]})
    done
    install_packages "${wanted[@]}"
    for peer in $peers; do
        if has "${peer_program[$peer]}"; then
            found="$found $peer"
        else
            skipped+=("$peer")
            say "SKIPPED: $peer is not there, and $(why_not "$peer")"
        fi
    done
    peers=$found
}

why_not() {
    if [ -z "${peer_package[$1]}" ]; then echo "Debian has no package of it; give it by --$1"; else echo "apt could not install it"; fi
}

# One by one, so that one that the mirror lacks does not keep the others away.
install_packages() {
    local package
    [ $# -gt 0 ] && [ -n "$install" ] && [ "$(id -u)" -eq 0 ] && has apt-get || return 0
    say "installing $*"
    apt-get update -qq >/dev/null 2>&1 || say "apt-get update failed; trying with the lists that there are"
    for package in "$@"; do
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" >/dev/null 2>&1 ||
            say "apt could not install $package"
    done
}

check_tools() {
    local tool
    [ "$(id -u)" -eq 0 ] || fail "needs root, for loop devices"
    for tool in java perl losetup blockdev mkfs.ext4 sfdisk /usr/bin/time; do
        has "$tool" || fail "$tool is missing: apt-get install perl time fdisk util-linux e2fsprogs"
    done
    [ -x "$cli" ] || fail "there is no $cli: mvn -pl benchmarks,examples/testbox-maintenance -am package -DskipTests"
    [ -z "$also" ] || [ -x "$also" ] || fail "there is no program $also to measure also"
    choose_programs
    benchmarks_jar=$here/target/benchmarks.jar
    [ -r "$benchmarks_jar" ] || fail "there is no $benchmarks_jar: mvn -pl benchmarks -am package -DskipTests"
}
