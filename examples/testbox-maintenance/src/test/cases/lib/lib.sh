# Sourced by every case: try.sh PROGRAM, as root. Sets $program, $case_folder, and $work, a folder of
# its own, in which the case begins.
# A case calls 'fine' or 'fault' for each thing it looks at, and ends with 'verdict': 0 all fine, 1 a fault, 77 skipped.
# shellcheck shell=bash disable=SC2034 # used by the cases

program=$(readlink -f "${1:?usage: try.sh PROGRAM}")
case_folder=$(cd "$(dirname "$0")" && pwd -P)
library=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
PATH=$PATH:/usr/sbin:/sbin
export LC_ALL=C.UTF-8
work=$(mktemp -d)
loops=()
faults=0
trap clean_up EXIT
cd "$work" || exit 2

clean_up() {
    local each
    cd /
    for each in "${loops[@]}"; do losetup -d "$each" 2>/dev/null; done
    awk -v folder="$work/" 'index($2, folder) == 1 { print $2 }' /proc/mounts | sort -r | xargs -r -n 1 umount -l
    rm -rf "$work"
}

fine() { echo "fine: $*"; }

# fault WHAT [LOG…]: the first lines of the logs follow
fault() {
    echo "FAULT: $1"
    faults=1
    shift
    [ $# -eq 0 ] || head -q -n 6 "$@" | sed 's/^/    /'
}

verdict() { exit "$faults"; }

# need COMMAND…: skips the case without them
need() {
    local each
    for each in "$@"; do
        command -v "$each" >/dev/null || { echo "SKIPPED: $each is not installed"; exit 77; }
    done
}

# loop FILE [OPTION…]: attaches a loop device; sets $loop
loop() {
    loop=$(losetup --find --show "$@") || exit 2
    loops+=("$loop")
}

# detach LOOP
detach() { losetup -d "$1"; }

# disk FILE SIZE: GPT with one partition, and 2 MiB that do not compress
disk() {
    truncate -s "$2" "$1"
    sgdisk -n1:2048:0 "$1" >/dev/null
    dd if=/dev/urandom of="$1" bs=1M count=2 seek=2 conv=notrunc status=none
}

# backup, again, restore STORE IMAGE DEVICE [OPTION…]: 'again' waits until the next generation has another name
backup() { "$program" backup --quiet --store "dir:$1" --image "$2" "$3" "${@:4}"; }
again() { sleep 1.1; "$program" backup-again --quiet --store "dir:$1" --image "$2" "$3" "${@:4}"; }
restore() { "$program" restore --quiet --store "dir:$1" --image "$2" "$3" "${@:4}"; }

# box FOLDER ACTION OPTION…: the whole service on a box whose shares lie in FOLDER; see box.py
box() { python3 "$library/box.py" "$program" "$work/$1" "$2" "${@:3}" 2>&1; }

# ended_well LOG: of a box
ended_well() { grep -q '^exit code: 0$' "$1"; }
