#!/bin/bash
# A storage server and its boxes, on one machine and shut away from its network: NFS and TFTP run in user space in a network
# namespace that has nothing but loopback, and the boxes are QEMU machines in it. Needs root, for the namespaces.
#
#   lab.sh start WORK                 starts the NFS server for WORK/export, which build-nfsroot.sh makes
#   lab.sh boot WORK OPTION…          switches a box on, and waits until it reboots or powers off
#     --disk FILE[:SERIAL]            one of its disks; may be given several times
#     --boot-disk NUMBER              the disk that the firmware tries first, counted from 0 [0]
#     --bus sata|nvme                 how the disks are attached [sata]
#     --log FILE                      its serial console [WORK/run/console.log]
#     --timeout SECONDS               cuts the power after that time [900]
#     --until TEXT                    cuts the power once the console shows this text
#     --until-command COMMAND         cuts the power once this command of the shell succeeds; it is tried twice a second
#     --read-rate, --write-rate BYTES slows the disks down to that many bytes a second
#     --console                       shows the console meanwhile
#   lab.sh stop WORK                  stops the server, and all boxes with it
#
# The box is 10.0.2.15, the server 10.0.2.2. Everything is kept below WORK, and only processes that were started for this
# WORK are ever ended. Exit codes of boot: 0 rebooted or powered off, 3 cut as asked, 4 not within its time, 1 other trouble.
set -euo pipefail

usage() { sed -n '2,/^set/{/^set/!s/^# \{0,1\}//p}' "$0"; }
fail() {
    echo "lab.sh: $1" >&2
    exit "${2:-1}"
}

here=$(cd "$(dirname "$0")" && pwd)
export PATH=$PATH:/usr/sbin:/sbin

# The first process of the namespaces; killing it ends all others in its process namespace, and those only. Its work
# directory stands on its command line, so that a number used again by another process is never mistaken for it.
holder() {
    local pid
    pid=$(cat "$run/holder.pid" 2>/dev/null) || return 1
    tr '\0' '\n' <"/proc/$pid/cmdline" 2>/dev/null | grep -qxF "tbimage-lab=$work" || return 1
    echo "$pid"
}

inside() { nsenter --target "$(holder)" --net --mount --pid -- "$@"; }

write_ganesha_configuration() {
    cat >"$run/ganesha.conf" <<-END
	# NFSv3 alone, since the small nfsmount of the initial RAM disk speaks nothing newer.
	NFS_CORE_PARAM {
	    Protocols = 3;
	    # Clients of version 3 mount /export/testbox-…, too, not the real paths.
	    Mount_Path_Pseudo = true;
	    # Locks are local to the box (nolock): there is no statd in it.
	    Enable_NLM = false;
	    Enable_RQUOTA = false;
	}
	EXPORT_DEFAULTS {
	    Protocols = 3;
	    Transports = TCP;
	    SecType = sys;
	    # QEMU's user network does not come from privileged ports.
	    PrivilegedPort = false;
	    # With Dir_Chunk: what the server changes in its folders is seen at once.
	    Attr_Expiration_Time = 0;
	}
	MDCACHE { Dir_Chunk = 0; }
	LOG { Default_Log_Level = EVENT; }
	EXPORT {
	    Export_Id = 1; Path = "$(realpath "$work/export/testbox-nfsroot")"; Pseudo = /export/testbox-nfsroot;
	    Access_Type = RO; Squash = No_Root_Squash; FSAL { Name = VFS; }
	}
	EXPORT {
	    Export_Id = 2; Path = "$work/export/testbox-tftp"; Pseudo = /export/testbox-tftp;
	    Access_Type = RW; Squash = Root_Squash; FSAL { Name = VFS; }
	}
	EXPORT {
	    Export_Id = 3; Path = "$work/export/testbox-backup"; Pseudo = /export/testbox-backup;
	    Access_Type = RW; Squash = Root_Squash; FSAL { Name = VFS; }
	}
	END
}

# wait_for SECONDS WHAT COMMAND…
wait_for() {
    local end=$((SECONDS + $1)) what=$2
    shift 2
    until "$@" >/dev/null 2>&1; do
        [ $SECONDS -lt $end ] || fail "$what did not come up; see the logs in $run"
        sleep 0.2
    done
}

start() {
    [ $# -eq 0 ] || fail "start takes nothing but WORK (see --help)" 2
    "$here/requirements.sh" ganesha.nfsd rpcbind /usr/lib/x86_64-linux-gnu/ganesha/libfsalvfs.so \
        qemu-system-x86_64 /usr/lib/ipxe/qemu/pxe-virtio.rom unshare ip
    [ -d "$work/export/testbox-nfsroot" ] || fail "there is no $work/export/testbox-nfsroot; run build-nfsroot.sh $work/export"
    ! holder >/dev/null || fail "a lab is running in $work already"
    mkdir -p "$run"
    rm -f "$run/holder.ready"
    write_ganesha_configuration

    # /run and /var/lib/nfs are private, so that neither sockets nor state of a server of this machine are touched.
    # shellcheck disable=SC2016 # expanded by the inner shell
    setsid unshare --net --mount --pid --fork --kill-child --mount-proc sh -c '
        mount -t tmpfs tmpfs /run && mkdir -p /run/rpcbind /run/ganesha /var/lib/nfs && mount -t tmpfs tmpfs /var/lib/nfs &&
            mkdir -p /var/lib/nfs/ganesha && ip link set lo up || exit 1
        touch "$1"
        while :; do sleep 3600 & wait; done' \
        "tbimage-lab=$work" "$run/holder.ready" >"$run/holder.log" 2>&1 </dev/null &
    local outer=$!
    wait_for 20 'the namespace' test -e "$run/holder.ready"
    tr -d ' ' <"/proc/$outer/task/$outer/children" >"$run/holder.pid"
    holder >/dev/null || fail "the namespace has gone; see $run/holder.log"

    inside setsid rpcbind -f -w >"$run/rpcbind.log" 2>&1 </dev/null &
    wait_for 20 rpcbind inside rpcinfo -T tcp 127.0.0.1 portmapper
    inside setsid ganesha.nfsd -F -f "$run/ganesha.conf" -L "$run/ganesha.log" -p /run/ganesha/ganesha.pid \
        >"$run/ganesha.out" 2>&1 </dev/null &
    wait_for 60 'the NFS server' inside rpcinfo -T tcp 127.0.0.1 mountd 3
    echo "lab.sh: the NFS server is up"
}

stop() {
    local pid end=$((SECONDS + 20))
    if pid=$(holder); then
        kill -KILL "$pid"
        while [ -d "/proc/$pid" ] && [ $SECONDS -lt $end ]; do sleep 0.1; done
    fi
    rm -f "$run/holder.pid" "$run/holder.ready"
    echo "lab.sh: stopped"
}

boot() {
    local disks=() boot_disk=0 bus=sata log=$run/console.log timeout=900 text='' command='' rates='' console=''
    while [ $# -gt 0 ]; do
        case $1 in
            --console)
                console=yes
                shift
                continue
                ;;
        esac
        [ $# -ge 2 ] || fail "$1 needs a value (see --help)" 2
        case $1 in
            --disk) disks+=("$2") ;;
            --boot-disk) boot_disk=$2 ;;
            --bus) bus=$2 ;;
            --log) log=$2 ;;
            --timeout) timeout=$2 ;;
            --until) text=$2 ;;
            --until-command) command=$2 ;;
            --read-rate) rates+=",throttling.bps-read=$2" ;;
            --write-rate) rates+=",throttling.bps-write=$2" ;;
            *) fail "there is no option $1 (see --help)" 2 ;;
        esac
        shift 2
    done
    local pid
    pid=$(holder) || fail "no lab is running in $work; run lab.sh start"

    # No VGA card and graphics=off send firmware, PXELINUX and kernel to the serial port; -no-reboot ends the machine
    # where it would reboot, so that its disk can be looked at as it is at that moment. Without svm, no time goes into
    # loading a hypervisor in the box.
    # One processor, emulated by one thread: with two of them, each on a thread of its own (QEMU 7.2, thread=multi,
    # -smp 2), Java died once with SIGSEGV at the first instruction of a method that its compiler had just written
    # (StringBuilder.append, compiled by C1), while the other processor ran. It costs no time: booting is one processor's
    # work, and two boxes side by side make better use of two real ones.
    # shellcheck disable=SC2054 # QEMU's own commas
    local machine=(qemu-system-x86_64 -nodefaults -no-user-config -machine q35,graphics=off -accel tcg,thread=single
        -cpu qemu64,-svm
        -smp 1 -m 1024 -rtc base=utc -display none -monitor none -no-reboot -serial "file:$log"
        -netdev "user,id=net,net=10.0.2.0/24,dhcpstart=10.0.2.15,tftp=$work/export/testbox-tftp,bootfile=pxelinux.0"
        -device virtio-net-pci,netdev=net,mac=52:54:00:0a:00:02,bootindex=0)
    local number=0 disk file serial
    for disk in "${disks[@]}"; do
        file=${disk%%:*} serial=LAB$number
        [ "$file" = "$disk" ] || serial=${disk#*:}
        local device="drive=disk$number,serial=$serial,bootindex=$((number == boot_disk ? 1 : number + 2))"
        case $bus in
            sata) device=ide-hd,bus=ide.$number,$device ;;
            nvme) device=nvme,$device ;;
            *) fail "--bus is sata or nvme, not $bus" 2 ;;
        esac
        machine+=(-drive "if=none,id=disk$number,format=raw,file=$file$rates" -device "$device")
        number=$((number + 1))
    done

    : >"$log"
    # The box ends with this script, even if that is killed. In a session of its own it gets, where the machine is busy, its
    # own share of the processors, and is not hit by the Ctrl-C that is for this script.
    setsid nsenter --target "$pid" --net -- setpriv --pdeathsig KILL "${machine[@]}" >"$run/qemu.log" 2>&1 </dev/null &
    local box=$! end=$((SECONDS + timeout)) result='' tail=''
    if [ -n "$console" ]; then
        tail -n +1 -f --pid=$box "$log" &
        tail=$!
    fi
    # shellcheck disable=SC2064 # the processes of now
    trap "kill -KILL $box $tail 2>/dev/null || true" EXIT
    while kill -0 "$box" 2>/dev/null; do
        if [ -n "$text" ] && grep -qaF -e "$text" "$log"; then result=3; fi
        if [ -n "$command" ] && bash -c "$command" >/dev/null 2>&1; then result=3; fi
        if [ -z "$result" ] && [ $SECONDS -ge $end ]; then result=4; fi
        if grep -qaF 'Kernel panic - not syncing' "$log"; then result=5; fi
        holder >/dev/null || result=1
        [ -z "$result" ] || break
        sleep 0.5
    done
    [ -z "$result" ] || kill -KILL "$box" 2>/dev/null || true
    local ended=0
    wait "$box" 2>/dev/null || ended=$?
    if [ -z "$result" ] && [ $ended -ne 0 ]; then
        cat "$run/qemu.log" >&2
        fail "QEMU ended with $ended"
    fi
    [ "$result" != 1 ] || fail 'the lab was stopped, and the box with it'
    [ "$result" != 4 ] || echo "lab.sh: the box was not done within $timeout s; its console is in $log" >&2
    [ "$result" != 5 ] || fail "the kernel of the box has panicked; its console is in $log"
    exit "${result:-0}"
}

case ${1-} in
    --help)
        usage
        exit 0
        ;;
    start | stop | boot) ;;
    *)
        usage >&2
        exit 2
        ;;
esac
[ $# -ge 2 ] || fail 'which WORK directory? (see --help)' 2
[ "$(id -u)" -eq 0 ] || fail 'the lab needs root, for its namespaces'
action=$1
mkdir -p "$2"
work=$(cd "$2" && pwd)
run=$work/run
mkdir -p "$run"
shift 2
"$action" "$@"
