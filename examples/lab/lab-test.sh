#!/bin/bash
# Proves the whole thing in a lab of virtual boxes: each step switches a box on, which boots by PXE, does what was requested,
# and is looked at afterwards. One line for each step, in the order in which they end: PASS or FAIL, the time it took, and
# what it was; after a FAIL, what was not so, and the end of the box's console. Exit code 0 only if all passed.
#
#   lab-test.sh [OPTION]…
#     --only STEP…      only these steps (must be the last option); each makes what it needs
#     --list            lists the steps
#     --work DIR        where everything is made, and the built system kept for the next time [examples/lab/target]
#     --built           takes the program as it was built last; without, it is built first
#     --boxes NUMBER    how many steps run side by side, each in a lab of its own [as many as processors, but at most 4]
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

# The long ones first, so that those who work side by side end together; and behind the backup, whose image the others
# begin with, some that need none.
all_steps=(backup swapped-disks nvme cut-image power-cut-restore power-cut-backup restore bigger-disk parking crash
    backup-again refresh-info rescue unknown-action nothing-to-restore)
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
    [crash]='Java dies in the middle of a restore; it is begun anew, and ends it'
    [nvme]='a box with an NVMe disk: backup, wreck, restore, boot'
)

work=$here/target boot_limit=600 limit=5400 built='' steps=()
boxes=$(nproc)
[ "$boxes" -le 4 ] || boxes=4
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
        --built)
            built=yes
            shift
            ;;
        --work | --boxes | --boot-limit | --limit)
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

mkdir -p "$work/logs"
work=$(cd "$work" && pwd)
box=10.0.2.15 hex=0A00020F good=$work/good.img
program=$work/export/testbox-nfsroot/opt/testbox-maintenance/bin/testbox-maintenance
deadline=$((SECONDS + limit))

# Steps side by side must not meet: each lab has its own shares, disks and network. The NFS root is read only, so it is one
# for all.
use_lab() {
    lab=$work/lab-$1
    store=$lab/export/testbox-backup tftp=$lab/export/testbox-tftp disks=$lab/disks
    folder=$store/$box request=$tftp/pxelinux.cfg/$hex disk=$disks/box.img
    sata=(--disk "$disk:LAB-DISK-1")
}

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
    # With the processor's time, which tells on a busy machine, too, how much work it was.
    local TIMEFORMAT="box was on for %R s, and kept a processor busy for %U s of them; console in $console"
    time "$here/lab.sh" boot "$lab" --log "$console" --timeout $((left < boot_limit ? left : boot_limit)) "$@" || result=$?
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

# add_words WORD…: more words for the kernel's command line.
add_words() {
    sed -i "s/^ *APPEND .*/& $*/" "$request"
    check "the box will be told: $*" grep -q "APPEND .* $*\$" "$request"
}

# What systemd says of the service, for those who ask it; see lab-status.
status_says() { grep -qaE "systemctl: .*$1" "$console"; }

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
    cp --sparse=always "$good" "$disk"
}

# A box with an image of its disk; the image is made once, and kept for the steps that begin with it.
box_with_image() {
    new_box
    exec 9>"$work/image-of-good.lock"
    flock 9
    if [ ! -d "$work/image-of-good" ]; then
        request backup
        maintain "${sata[@]}"
        check 'the image is the disk' image_is sda "$good"
        keep_image
    fi
    flock -u 9
    rm -rf "$folder"
    cp -a "$work/image-of-good" "$folder"
}

keep_image() {
    rm -rf "$work/image-of-good" "$work/image-of-good.new"
    cp -a "$folder" "$work/image-of-good.new"
    mv "$work/image-of-good.new" "$work/image-of-good"
}

# ---- the steps ------------------------------------------------------------------------------------------------------

step_backup() {
    new_box
    exec 9>"$work/image-of-good.lock"
    flock 9
    request backup
    maintain "${sata[@]}"
    check 'the disk is as it was' cmp "$good" "$disk"
    check 'the image, expanded by its own tool, is the disk' image_is sda "$good"
    check 'the box has a file with its name' test -s "$folder/labbox"
    check 'the box has a log' test -s "$folder/maintenance.log"
    check 'the log of all boxes knows it' grep -q "$box" "$store/maintenance.log"
    keep_image
    flock -u 9
    boots_locally lab "${sata[@]}"
}

step_restore() {
    box_with_image
    wreck "$disk"
    request restore
    maintain "${sata[@]}"
    check 'the disk is equal byte by byte' cmp "$good" "$disk"
    boots_locally lab "${sata[@]}"
}

step_backup_again() {
    box_with_image
    change "$disk" "$good"
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
    check 'the disk is as it was' cmp "$good" "$disk"
    check 'there is one generation, as before' test "$(generations sda)" -eq 1
}

step_rescue() {
    box_with_image
    wreck "$disk"
    cp --sparse=always "$disk" "$disks/wrecked.img"
    request rescue
    add_words lab-status
    check 'the box comes to a login' switched_off_after "${sata[@]}" --until 'login:'
    check 'for systemd it is no failure' status_says 'Active: inactive'
    check 'systemd tells why the box is up' status_says 'rescue: the box stays up'
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
    check 'the disk is as it was' cmp "$good" "$disk"
}

step_nothing_to_restore() {
    new_box
    request restore
    maintain_in_vain "${sata[@]}"
    check 'the disk is as it was' cmp "$good" "$disk"
}

step_parking() {
    new_box
    request restore
    sed -i 's/ testbox-attempts=[0-9]*/ testbox-attempts=2/' "$request"
    add_words lab-status
    maintain_in_vain "${sata[@]}"
    check 'the second time it comes to a login instead' switched_off_after "${sata[@]}" --until 'login:'
    check 'the request is still there' test -s "$request"
    check 'the log of all boxes says so' grep -q "$box.*parked" "$store/maintenance.log"
    check 'for systemd it is a failure' status_says 'Active: failed'
    check 'systemd tells what failed' status_says 'there is nothing to restore'
    check 'systemd tells that the box is parked' status_says 'parked after 2 failed attempts'
    check 'the disk is as it was' cmp "$good" "$disk"
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
    check 'the disk is equal byte by byte' cmp "$good" "$disk"
    boots_locally lab "${sata[@]}"
}

step_power_cut_restore() {
    box_with_image
    wreck "$disk"
    request restore
    # The first sector is marked before anything else is written, and written last.
    check 'the power is cut some seconds after the first write' switched_off_after "${sata[@]}" --write-rate 8000000 \
        --until-command "head -c 20 '$disk' | grep -q 'tbimage restore mark' && cmp -s -i 1048576 -n 1048576 '$disk' '$good'"
    check 'the disk is neither wrecked nor restored' not cmp -s "$disk" "$good"
    check 'the first sector is the mark of a restore' test "$(head -c 20 "$disk")" = 'tbimage restore mark'
    check 'it has no signature of a boot sector, so nothing boots from it' cmp -i 510:0 -n 2 "$disk" /dev/zero
    check 'the request is still there' test -s "$request"
    maintain "${sata[@]}"
    check 'the disk is equal byte by byte' cmp "$good" "$disk"
    boots_locally lab "${sata[@]}"
}

step_power_cut_backup() {
    box_with_image
    change "$disk" "$good"
    cp --sparse=always "$disk" "$disks/changed.img"
    request backup-again
    add_words lab-sync
    check 'the power is cut once data has reached the store' switched_off_after "${sata[@]}" --read-rate 8000000 \
        --until-command "find '$folder' -type f -size +4M -newer '$request' | grep -q ."
    check 'there is one generation, as before' test "$(generations sda)" -eq 1
    check 'the last good image is the disk as it was then' image_is sda "$good"
    check 'the request is still there' test -s "$request"
    maintain "${sata[@]}"
    check 'the newest image is the disk of today' image_is sda "$disks/changed.img"
    check 'the disk is as it was' cmp "$disks/changed.img" "$disk"
}

step_bigger_disk() {
    box_with_image
    local size
    size=$(stat -c %s "$good")
    rm -f "$disk"
    truncate -s $((size + (256 << 20))) "$disk"
    request restore
    maintain --disk "$disk:ANOTHER-DISK-7"
    check 'it begins with what was on the old disk' cmp -n "$size" "$good" "$disk"
    check 'the log calls it a replacement' grep -qi replace "$folder/maintenance.log"
    boots_locally lab --disk "$disk:ANOTHER-DISK-7"
}

# Which is no failure that the program could tell of.
step_crash() {
    box_with_image
    wreck "$disk"
    request restore
    add_words lab-crash
    check 'the box does what is requested in spite of it, and reboots' switch_on "${sata[@]}" --write-rate 16000000
    check 'Java has died' grep -qa 'fatal error has been detected by the Java' "$console"
    check 'it was begun anew, as the second attempt' grep -q 'restore begins, attempt 2' "$folder/maintenance.log"
    check 'the request is gone' test ! -e "$request"
    check 'the disk is equal byte by byte' cmp "$good" "$disk"
}

step_swapped_disks() {
    new_box
    local data=$disks/data.img
    head -c $((16 << 20)) /dev/urandom >"$disks/data-good.img"
    truncate -s "$(stat -c %s "$good")" "$disks/data-good.img"
    cp --sparse=always "$disks/data-good.img" "$data"
    request backup
    maintain --disk "$disk:LAB-DISK-1" --disk "$data:LAB-DISK-2"
    # Which of them is sda is up to the kernel already here: it names them as they answer.
    local of_sda=$good of_sdb=$disks/data-good.img
    image_is sda "$of_sda" >/dev/null 2>&1 || of_sda=$disks/data-good.img of_sdb=$good
    check 'the image of sda is one of the disks' image_is sda "$of_sda"
    check 'the image of sdb is the other disk' image_is sdb "$of_sdb"
    wreck "$disk"
    wreck "$data"
    request restore
    # The same disks at each other's place: what was sda is sdb now. They are of one size, so only identity tells.
    maintain --disk "$data:LAB-DISK-2" --disk "$disk:LAB-DISK-1" --boot-disk 1
    check 'the first disk got its own image' cmp "$good" "$disk"
    check 'the second disk got its own image' cmp "$disks/data-good.img" "$data"
    boots_locally lab --disk "$data:LAB-DISK-2" --disk "$disk:LAB-DISK-1" --boot-disk 1
}

step_nvme() {
    new_box
    local nvme=(--bus nvme --disk "$disk:LAB-NVME-1")
    request backup
    maintain "${nvme[@]}"
    check 'the image is the disk' image_is nvme0n1 "$good"
    wreck "$disk"
    request restore
    maintain "${nvme[@]}"
    check 'the disk is equal byte by byte' cmp "$good" "$disk"
    boots_locally lab "${nvme[@]}"
}

# ---- running them ---------------------------------------------------------------------------------------------------

# What steps ask for by a word on the kernel's command line. lab-crash: Java dies as by a fault of its own, in the middle of
# the work. lab-sync: what is written reaches the server within a second, and not only at the end. lab-status: the console
# shows what an administrator sees who asks systemd, before the login comes.
write_units() {
    local units=$work/export/testbox-nfsroot/etc/systemd/system unit
    cat >"$units/lab-crash.service" <<END
[Unit]
ConditionKernelCommandLine=lab-crash
[Service]
ExecStart=/bin/sh -c 'until grep -qs "restore, disk 1 of 1" /mnt/testbox-backup/$box/maintenance-output.log; do sleep 0.3; done; \
    exec systemctl kill --kill-whom=main --signal=SEGV testbox-maintenance'
END
    cat >"$units/lab-sync.service" <<'END'
[Unit]
ConditionKernelCommandLine=lab-sync
[Service]
ExecStart=/bin/sh -c 'while sleep 1; do sync; done'
END
    cat >"$units/lab-status.service" <<'END'
[Unit]
ConditionKernelCommandLine=lab-status
After=testbox-maintenance.service
Before=getty@tty1.service serial-getty@ttyS0.service
[Service]
Type=oneshot
ExecStart=/bin/sh -c 'journalctl --sync; systemctl --no-pager --full status testbox-maintenance | sed "s/^/systemctl: /"'
StandardOutput=tty
TTYPath=/dev/console
END
    # On a very busy machine the serial line is found after more than systemd's 90 s, and then there would be no login.
    mkdir -p "$units/dev-ttyS0.device.d"
    printf '[Unit]\nJobRunningTimeoutSec=10min\n' >"$units/dev-ttyS0.device.d/busy.conf"
    for unit in lab-crash lab-sync lab-status; do
        ln -sfn ../$unit.service "$units/multi-user.target.wants/$unit.service"
    done
}

# The boxes' console is the serial one. Errors are waited for briefly, so that the test need not wait for minutes, and a
# box is parked only where that is what is tested.
make_lab() {
    use_lab "$1"
    "$here/lab.sh" stop "$lab" >/dev/null
    rm -rf "$lab/export" "$disks"
    mkdir -p "$lab/export" "$disks"
    ln -s ../../export/testbox-nfsroot "$lab/export/testbox-nfsroot"
    cp -a "$work/export/testbox-tftp" "$work/export/testbox-backup" "$lab/export/"
    # Of what QEMU emulates, what the boxes need no drivers for: loading one takes up to a second here.
    local needless=module_blacklist=iTCO_wdt,lpc_ich,i2c_i801,pcspkr,powernow_k8,psmouse
    # no_timer_check: on a very busy machine the kernel finds an emulated timer too slow, and panics: "IO-APIC + timer
    # doesn't work!"
    cat >"$tftp/pxe-conf.conf" <<END
server = 10.0.2.2
gateway = 10.0.2.2
arguments = net.ifnames=0 nfsrootdebug console=tty0 console=ttyS0,115200 no_timer_check $needless testbox-error-wait=3 testbox-attempts=9
END
    "$here/lab.sh" start "$lab" >/dev/null
}

make_all() {
    echo "$box labbox" >"$work/hosts"
    if [ -z "$built" ]; then
        (cd "$here/../.." && ./scripts/setup.sh &&
            mvn -B -ntp -q -Dstyle.color=never -pl examples/testbox-maintenance -am package -DskipTests)
    fi
    # The program of today; the Debian only if there is none yet, or its recipe changed.
    "$here/build-nfsroot.sh" --hosts "$work/hosts" --root-password lab --network-drivers virtio_net "$work/export"
    write_units
    if [ ! "$good" -nt "$here/make-box-disk.sh" ]; then
        "$here/make-box-disk.sh" --name lab --size 128 --payload 16 "$work/export/testbox-nfsroot" "$good.new"
        mv "$good.new" "$good"
    fi
    rm -rf "$work/image-of-good" # what is restored shall have been made by the program of today
    for ((number = 1; number <= boxes; number++)); do make_lab $number; done
}

labs=()
end_all() {
    : >"$work/steps"
    [ ${#labs[@]} -eq 0 ] || kill "${labs[@]}" 2>/dev/null || true
    for ((number = 1; number <= boxes; number++)); do "$here/lab.sh" stop "$work/lab-$number" >/dev/null || true; done
}

show_failure() {
    sed 's/^/    /' <(tail -n 8 "$work/logs/$1.txt")
    local last
    last=$(find "$work/logs" -name "$1-*.log" -newer "$work/hosts" | sort -V | tail -n 1)
    # Without what only a terminal understands.
    [ -z "$last" ] || sed -e 's/\x1b\[[0-9;?]*[A-Za-z]//g' -e 's/\r//g' "$last" | tail -n 40 | sed 's/^/    | /'
}

run_step() {
    step=$1
    local began=$SECONDS result=0 verdict=PASS
    rm -f "$work/logs/$step"-*.log
    # In the background, since errexit would be off inside of a condition.
    (
        set -e
        "step_${step//-/_}"
    ) >"$work/logs/$step.txt" 2>&1 &
    wait $! || result=$?
    [ $result -eq 0 ] || verdict=FAIL
    (
        flock 8 # the lines of one step stay together
        printf '%s %5d s  %-18s %s\n' $verdict $((SECONDS - began)) "$step" "${title[$step]}"
        [ $result -eq 0 ] || show_failure "$step"
    ) 8>"$work/output.lock"
    [ $result -ne 0 ] || echo "$step" >>"$work/passed"
}

# Takes the next step that nobody has taken yet.
next_step() {
    (
        flock 8
        read -r next <"$work/steps" || exit 1
        sed -i 1d "$work/steps"
        echo "$next"
    ) 8>"$work/steps.lock"
}

run_lab() {
    trap - EXIT INT TERM
    use_lab "$1"
    local next
    while next=$(next_step); do run_step "$next"; done
}

"$here/requirements.sh" debugfs flock
[ "$boxes" -le ${#steps[@]} ] || boxes=${#steps[@]}
trap end_all EXIT
trap 'exit 130' INT TERM
make_all
echo "lab-test.sh: all is made, in $SECONDS s; $boxes boxes side by side"
printf '%s\n' "${steps[@]}" >"$work/steps"
: >"$work/passed"
for ((number = 1; number <= boxes; number++)); do
    run_lab $number &
    labs+=($!)
done
for pid in "${labs[@]}"; do wait "$pid" || true; done
labs=()
passed=$(wc -l <"$work/passed")
echo "$passed of ${#steps[@]} steps passed, in $SECONDS s"
[ "$passed" -eq ${#steps[@]} ]
