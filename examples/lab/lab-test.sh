#!/bin/bash
# Proves the whole thing in a lab of virtual boxes: each step switches a box on, which boots by PXE, does what was requested,
# and is looked at afterwards. One line for each step: PASS or FAIL, the time it took, and what it was.
# Exit code 0 only if all passed.
#
#   lab-test.sh [OPTION]…
#     --only STEP…      only these steps (must be the last option); each makes what it needs
#     --list            lists the steps
#     --work DIR        where everything is made, and the built system kept for the next time [examples/lab/target]
#     --boot-limit S    the longest that a boot may take, in seconds [600]
#     --limit S         the longest that all may take, in seconds [5400]
#
# Needs root. What the boxes said on their serial consoles is kept in DIR/logs.
set -euo pipefail

usage() { sed -n '2,/^set/{/^set/!s/^# \{0,1\}//p}' "$0"; }
fail() {
    echo "lab-test.sh: $1" >&2
    exit "${2:-1}"
}

here=$(cd "$(dirname "$0")" && pwd)
export PATH=$PATH:/usr/sbin:/sbin

all_steps=(backup restore backup-again refresh-info rescue unknown-action nothing-to-restore cut-image parking
    power-cut-restore power-cut-backup bigger-disk swapped-disks nvme)
declare -A title=(
    [backup]='backup of a new box; its disk boots afterwards'
    [restore]='a wrecked disk is restored, is equal byte by byte, and boots'
    [backup-again]='a changed disk is backed up again, and both generations are kept'
    [refresh-info]='refresh-info writes down what the box is, and leaves disk and images alone'
    [rescue]='rescue leaves a login, the request and the disk'
    [unknown-action]='an unknown action is an error, and the request stays'
    [nothing-to-restore]='a restore with nothing to restore is an error, and the request stays'
    [cut-image]='half an image is refused; once it is mended, the pending request succeeds'
    [power-cut-restore]='power cut in the middle of a restore; switched on again, it is finished'
    [power-cut-backup]='power cut in the middle of a backup: the last good image stays; switched on again, it is finished'
    [bigger-disk]='the disk went bust, and a bigger one of another serial number is restored'
    [swapped-disks]='two disks whose kernel names swapped get each its own image'
    [parking]='a box that fails too often stays up, with a login and its request'
    [nvme]='a box with an NVMe disk: backup, wreck, restore, boot'
)

work=$here/target boot_limit=600 limit=5400 steps=()
while [ $# -gt 0 ]; do
    case $1 in
        --help)
            usage
            exit 0
            ;;
        --list)
            for step in "${all_steps[@]}"; do printf '%-20s %s\n' "$step" "${title[$step]}"; done
            exit 0
            ;;
        --work | --boot-limit | --limit)
            [ $# -ge 2 ] || fail "$1 needs a value" 2
            name=${1#--}
            printf -v "${name//-/_}" '%s' "$2"
            shift 2
            ;;
        --only)
            shift
            for step; do [ -n "${title[$step]-}" ] || fail "there is no step $step (see --list)" 2; done
            steps=("$@")
            break
            ;;
        *) fail "there is no option $1 (see --help)" 2 ;;
    esac
done
[ ${#steps[@]} -gt 0 ] || steps=("${all_steps[@]}")
[ "$(id -u)" -eq 0 ] || fail 'the lab needs root, for its namespaces'

mkdir -p "$work/disks" "$work/logs"
work=$(cd "$work" && pwd)
export_dir=$work/export box=10.0.2.15 hex=0A00020F
store=$export_dir/testbox-backup tftp=$export_dir/testbox-tftp
folder=$store/$box request=$tftp/pxelinux.cfg/$hex disks=$work/disks
program=$export_dir/testbox-nfsroot/opt/testbox-maintenance/bin/testbox-maintenance
deadline=$((SECONDS + limit))

# ---- what a person in a lab does ------------------------------------------------------------------------------------

# check WHAT COMMAND…: ends the step unless the command succeeds.
check() {
    local what=$1
    shift
    if ! "$@"; then
        echo "not so: $what"
        exit 1
    fi
    echo "ok: $what"
}
not() { ! "$@"; }

# switch_on OPTION…: returns what lab.sh boot does, and leaves the console's text in $console.
boots=0
switch_on() {
    local left=$((deadline - SECONDS)) result=0
    [ $left -gt 0 ] || {
        echo "the time for the whole test is over"
        exit 1
    }
    boots=$((boots + 1))
    console=$work/logs/$step-$boots.log
    local began=$SECONDS
    "$here/lab.sh" boot "$work" --log "$console" --timeout $((left < boot_limit ? left : boot_limit)) "$@" || result=$?
    echo "box was on for $((SECONDS - began)) s, result $result, console in $console"
    return $result
}

# switched_off_after OPTION…: as long as the condition in the options came true.
switched_off_after() {
    local result=0
    switch_on "$@" || result=$?
    [ $result -eq 3 ]
}

request() {
    check 'pxe-conf takes the request' "$program" pxe-conf -c "$tftp" "$box" "$1"
    check "there is a request for $1" test -s "$request"
}

# The disk of the lab's box, with its serial number.
disk=$disks/box.img
sata=(--disk "$disk:LAB-DISK-1")

# A box that comes out of maintenance by a reboot, and whose request is done.
maintain() {
    check 'the box does what is requested, and reboots' switch_on "$@"
    check 'the request is gone' test ! -e "$request"
}

# A box that fails: it waits, and reboots with its request kept.
maintain_in_vain() {
    check 'the box notices, waits, and reboots' switch_on "$@"
    check 'the request is still there' test -s "$request"
    check 'the error is in the log of all boxes' grep -q "$box: error:" "$store/maintenance.log"
}

boots_locally() { # boots_locally NAME OPTION…
    local name=$1
    shift
    check 'the box boots its own disk, and powers off' switch_on "$@"
    check 'its system is up, and all its files are whole' grep -qaF "box disk $name is up: all files are whole" "$console"
}

wreck() {
    local size
    size=$(stat -c %s "$1")
    head -c "$size" /dev/zero | tr '\0' '\245' >"$1"
    echo "wrecked: $1"
}

# Changes a little, as a test run would: one file more in the file system.
change() {
    printf 'mkdir /testrun\nwrite %s /testrun/log\n' "$here/lab-test.sh" |
        debugfs -w -f - "$1?offset=$((1 << 20))" >/dev/null 2>&1
    check 'the disk has changed' not cmp -s "$1" "$2"
}

# The newest image, expanded by the format's own tool, without the program.
expand() {
    case $1 in
        *.gz) gzip -dc "$1" ;;
        *.zst) zstd -dcq "$1" ;;
        *.xz) xz -dc "$1" ;;
        *.lz4) lz4 -dcq "$1" ;;
    esac
}
newest() { find "$folder" -maxdepth 1 -name "$1.raw.*"; }
image_is() { # image_is DISK-NAME FILE
    local link
    link=$(newest "$1")
    [ -n "$link" ] && expand "$link" | cmp - "$2"
}
generations() { find "$folder" -maxdepth 1 -name "$1.[0-9]*T*Z.json" | wc -l; }

new_box() {
    rm -rf "$folder" "$request"
    rm -f "$store/maintenance.log"
    cp --sparse=always "$disks/good.img" "$disk"
}

# A box with an image of its disk; the image is made once, and kept for the steps that begin with it.
box_with_image() {
    new_box
    if [ ! -d "$work/image-of-good" ]; then
        request backup
        maintain "${sata[@]}"
        check 'the image is the disk' image_is sda "$disks/good.img"
        rm -rf "$work/image-of-good.new"
        cp -a "$folder" "$work/image-of-good.new"
        mv "$work/image-of-good.new" "$work/image-of-good"
    else
        cp -a "$work/image-of-good" "$folder"
    fi
}

# ---- the steps ------------------------------------------------------------------------------------------------------

step_backup() {
    new_box
    rm -rf "$work/image-of-good"
    request backup
    maintain "${sata[@]}"
    check 'the disk is as it was' cmp "$disks/good.img" "$disk"
    check 'the image, expanded by its own tool, is the disk' image_is sda "$disks/good.img"
    check 'the box has a file with its name' test -s "$folder/labbox"
    check 'the box has a log' test -s "$folder/maintenance.log"
    check 'the log of all boxes knows it' grep -q "$box" "$store/maintenance.log"
    cp -a "$folder" "$work/image-of-good"
    boots_locally lab "${sata[@]}"
}

step_restore() {
    box_with_image
    wreck "$disk"
    request restore
    maintain "${sata[@]}"
    check 'the disk is equal byte by byte' cmp "$disks/good.img" "$disk"
    boots_locally lab "${sata[@]}"
}

step_backup_again() {
    box_with_image
    change "$disk" "$disks/good.img"
    cp --sparse=always "$disk" "$disks/changed.img"
    request backup-again
    maintain "${sata[@]}"
    check 'there are two generations' test "$(generations sda)" -eq 2
    check 'the newest image is the changed disk' image_is sda "$disks/changed.img"
    check 'the older one is whole, too' "$program" verify --store "dir:$store" --image "$box/sda" \
        --generation "$(find "$folder" -name 'sda.[0-9]*T*Z.json' -printf '%f\n' | sort | sed -n '1s/^sda\.\(.*\)\.json$/\1/p')"
}

step_refresh_info() {
    box_with_image
    rm -f "$folder/testbox-info.txt" "$folder/testbox-info.zip"
    request refresh-info
    maintain "${sata[@]}"
    check 'testbox-info.txt knows the address' grep -q "$box" "$folder/testbox-info.txt"
    check 'testbox-info.txt knows the processor' grep -q 'model name' "$folder/testbox-info.txt"
    check 'testbox-info.zip is there' test -s "$folder/testbox-info.zip"
    check 'the disk is as it was' cmp "$disks/good.img" "$disk"
    check 'there is one generation, as before' test "$(generations sda)" -eq 1
}

step_rescue() {
    box_with_image
    wreck "$disk"
    cp --sparse=always "$disk" "$disks/wrecked.img"
    request rescue
    check 'the box comes to a login' switched_off_after "${sata[@]}" --until 'login:'
    check 'the request is still there' test -s "$request"
    check 'the log of all boxes tells of it' grep -q "$box.*rescue" "$store/maintenance.log"
    check 'the disk is as it was' cmp "$disks/wrecked.img" "$disk"
}

step_unknown_action() {
    new_box
    request rescue
    sed -i 's/testbox-action-rescue/testbox-action-frobnicate/' "$request"
    maintain_in_vain "${sata[@]}"
    check 'the log says which action it was' grep -q frobnicate "$folder/maintenance.log"
    check 'the disk is as it was' cmp "$disks/good.img" "$disk"
}

step_nothing_to_restore() {
    new_box
    request restore
    maintain_in_vain "${sata[@]}"
    check 'the disk is as it was' cmp "$disks/good.img" "$disk"
}

step_parking() {
    new_box
    request restore
    sed -i 's/ testbox-attempts=[0-9]*/ testbox-attempts=2/' "$request"
    maintain_in_vain "${sata[@]}"
    check 'the second time it comes to a login instead' switched_off_after "${sata[@]}" --until 'login:'
    check 'the request is still there' test -s "$request"
    check 'the log of all boxes says so' grep -q "$box.*parked" "$store/maintenance.log"
    check 'the disk is as it was' cmp "$disks/good.img" "$disk"
}

step_cut_image() {
    box_with_image
    local pack
    pack=$(readlink -f "$(newest sda)")
    cp "$pack" "$disks/pack"
    truncate -s $(($(stat -c %s "$pack") / 2)) "$pack"
    wreck "$disk"
    request restore
    maintain_in_vain "${sata[@]}"
    check 'no disk is left that looks as if it could boot' test "$(od -An -tx1 -j510 -N2 "$disk")" != ' 55 aa'
    cat "$disks/pack" >"$pack"
    maintain "${sata[@]}"
    check 'the disk is equal byte by byte' cmp "$disks/good.img" "$disk"
    boots_locally lab "${sata[@]}"
}

step_power_cut_restore() {
    box_with_image
    wreck "$disk"
    request restore
    # The first sector is wiped before anything else is written, and written last.
    check 'the power is cut some seconds after the first write' switched_off_after "${sata[@]}" --write-rate 8000000 \
        --until-command "cmp -s -n 512 '$disk' /dev/zero && cmp -s -i 1048576 -n 1048576 '$disk' '$disks/good.img'"
    check 'the disk is neither wrecked nor restored' not cmp -s "$disk" "$disks/good.img"
    check 'the first sector is empty, so nothing boots from it' cmp -n 512 "$disk" /dev/zero
    check 'the request is still there' test -s "$request"
    maintain "${sata[@]}"
    check 'the disk is equal byte by byte' cmp "$disks/good.img" "$disk"
    boots_locally lab "${sata[@]}"
}

step_power_cut_backup() {
    box_with_image
    change "$disk" "$disks/good.img"
    cp --sparse=always "$disk" "$disks/changed.img"
    request backup-again
    check 'the power is cut once data has reached the store' switched_off_after "${sata[@]}" --read-rate 8000000 \
        --until-command "find '$folder' -type f -size +4M -newer '$request' | grep -q ."
    check 'there is one generation, as before' test "$(generations sda)" -eq 1
    check 'the last good image is the disk as it was then' image_is sda "$disks/good.img"
    check 'the request is still there' test -s "$request"
    maintain "${sata[@]}"
    check 'the newest image is the disk of today' image_is sda "$disks/changed.img"
    check 'the disk is as it was' cmp "$disks/changed.img" "$disk"
}

step_bigger_disk() {
    box_with_image
    local size
    size=$(stat -c %s "$disks/good.img")
    rm -f "$disk"
    truncate -s $((size + (256 << 20))) "$disk"
    request restore
    maintain --disk "$disk:ANOTHER-DISK-7"
    check 'it begins with what was on the old disk' cmp -n "$size" "$disks/good.img" "$disk"
    check 'the log calls it a replacement' grep -qi replace "$folder/maintenance.log"
    boots_locally lab --disk "$disk:ANOTHER-DISK-7"
}

step_swapped_disks() {
    new_box
    local data=$disks/data.img
    head -c $((16 << 20)) /dev/urandom >"$disks/data-good.img"
    truncate -s "$(stat -c %s "$disks/good.img")" "$disks/data-good.img"
    cp --sparse=always "$disks/data-good.img" "$data"
    request backup
    maintain --disk "$disk:LAB-DISK-1" --disk "$data:LAB-DISK-2"
    check 'the image of sda is the first disk' image_is sda "$disks/good.img"
    check 'the image of sdb is the second disk' image_is sdb "$disks/data-good.img"
    wreck "$disk"
    wreck "$data"
    request restore
    # The same disks at each other's place: what was sda is sdb now. They are of one size, so only identity tells.
    maintain --disk "$data:LAB-DISK-2" --disk "$disk:LAB-DISK-1" --boot-disk 1
    check 'the first disk got its own image' cmp "$disks/good.img" "$disk"
    check 'the second disk got its own image' cmp "$disks/data-good.img" "$data"
    boots_locally lab --disk "$data:LAB-DISK-2" --disk "$disk:LAB-DISK-1" --boot-disk 1
}

step_nvme() {
    new_box
    local nvme=(--bus nvme --disk "$disk:LAB-NVME-1")
    request backup
    maintain "${nvme[@]}"
    check 'the image is the disk' image_is nvme0n1 "$disks/good.img"
    wreck "$disk"
    request restore
    maintain "${nvme[@]}"
    check 'the disk is equal byte by byte' cmp "$disks/good.img" "$disk"
    boots_locally lab "${nvme[@]}"
}

# ---- running them ---------------------------------------------------------------------------------------------------

"$here/requirements.sh" debugfs
# The program of today; the Debian only if there is none yet, or its recipe changed.
echo "$box labbox" >"$work/hosts"
(cd "$here/../.." && mvn -B -ntp -q -Dstyle.color=never -pl examples/testbox-maintenance -am package -DskipTests)
"$here/build-nfsroot.sh" --hosts "$work/hosts" --root-password lab "$export_dir"
# The boxes' console is the serial one. Errors are waited for briefly, so that the test need not wait for minutes, and a
# box is parked only where that is what is tested.
cat >"$tftp/pxe-conf.conf" <<END
server = 10.0.2.2
gateway = 10.0.2.2
arguments = net.ifnames=0 nfsrootdebug console=tty0 console=ttyS0,115200 testbox-error-wait=3 testbox-attempts=9
END
[ -e "$disks/good.img" ] || {
    "$here/make-box-disk.sh" --name lab --size 256 --payload 16 "$export_dir/testbox-nfsroot" "$disks/good.img.new"
    mv "$disks/good.img.new" "$disks/good.img"
}
trap '"$here/lab.sh" stop "$work" >/dev/null' EXIT
trap 'exit 130' INT TERM
"$here/lab.sh" start "$work"

failed=0
for step in "${steps[@]}"; do
    began=$SECONDS result=0
    # Not as the condition of an if: errexit would be off inside.
    set +e
    (
        set -e
        trap - EXIT
        "step_${step//-/_}"
    ) >"$work/logs/$step.txt" 2>&1 &
    # In the background, since a trap would wait for the end of one in the foreground.
    wait $!
    result=$?
    set -e
    if [ $result -eq 0 ]; then verdict=PASS; else verdict=FAIL; fi
    printf '%s %5d s  %-18s %s\n' "$verdict" $((SECONDS - began)) "$step" "${title[$step]}"
    if [ $result -ne 0 ]; then
        failed=$((failed + 1))
        sed 's/^/    /' <(tail -n 8 "$work/logs/$step.txt")
        last=$(find "$work/logs" -name "$step-*.log" -newer "$work/hosts" | sort -V | tail -n 1)
        [ -z "$last" ] || tail -n 30 "$last" | tr -d '\r' | sed 's/^/    | /'
    fi
done
echo "$((${#steps[@]} - failed)) of ${#steps[@]} steps passed, in $SECONDS s"
[ $failed -eq 0 ]
