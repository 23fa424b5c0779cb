# What the user asked for. Sourced by compare.
# shellcheck shell=bash disable=SC2034 # used by the other parts

cli=$here/../examples/testbox-maintenance/target/testbox-maintenance/bin/testbox-maintenance
also=
also_label=
desync=
rounds=3
all_jobs='backup again-b again-c blank changed equal start'
jobs=$all_jobs
all_peers='zstd zstd-1 gzip pigz lz4 qemu-img nbdcopy partclone casync borg borg-fixed restic bmaptool desync'
bar_peers='zstd gzip casync desync'
slow_peers=casync # run once, whatever bar names them
peers=$all_peers
brief=
install=yes
workers=
quick=
on_disk=
warm_images=
work_parent=/var/tmp
memory=1024
steps=yes
results=$here/results
result=compare-$(date -u +%Y%m%dT%H%M%SZ)
images=()

usage() {
    sed -n '2,/^set /s/^# \{0,1\}//p' "$here/compare" | sed '$d'
}

fail() {
    echo "compare: $1" >&2
    exit 1
}

say() {
    echo "compare: $1" >&2
}

parse_options() {
    while [ $# -gt 0 ]; do
        case $1 in
            -h | --help) usage; exit 0 ;;
            --quick) quick=yes ;;
            --on-disk) on_disk=yes ;;
            --warm-images) warm_images=yes ;;
            --brief) brief=yes ;;
            --no-install) install= ;;
            --no-peers) peers=$bar_peers ;;
            --no-steps) steps= ;;
            --cli | --also | --once | --desync | --rounds | --jobs | --peers | --workers | --work | --memory | --results)
                [ $# -ge 2 ] || fail "$1 needs a value; see --help"
                set_option "$1" "$2"
                shift
                ;;
            -*) fail "there is no option $1; see --help" ;;
            *) images+=("$1") ;;
        esac
        shift
    done
    check_options
}

set_option() {
    case $1 in
        --cli) cli=$2 ;;
        --also) also=${2%=*} also_label=${2##*=} ;;
        --once) slow_peers=$2 ;;
        --desync) desync=$2 ;;
        --rounds) rounds=$2 ;;
        --jobs) jobs=$2 ;;
        --peers) peers=$2 ;;
        --workers) workers=$2 ;;
        --work) work_parent=$2 ;;
        --memory) memory=$2 ;;
        --results) results=$2 ;;
    esac
}

check_options() {
    local count=${#images[@]}
    if [ -z "$quick" ] && { [ "$count" -lt 2 ] || [ "$count" -gt 3 ]; }; then
        fail "expected A.img, B.img and perhaps C.img, or --quick; see --help"
    fi
    known job "$jobs" "$all_jobs"
    known tool "$peers" "$all_peers"
    [[ $rounds =~ ^[1-9][0-9]*$ ]] || fail "--rounds needs a number, 1 or more"
    [[ $memory =~ ^[0-9]+$ ]] || fail "--memory needs a number of MiB, or 0"
    if [ -n "$also$also_label" ] && { [ "$also" = "$also_label" ] || ! [[ $also_label =~ ^[A-Za-z0-9._-]+$ ]]; }; then
        fail "--also needs a program, an equals sign and a label of letters and digits, such as old/bin/testbox-maintenance=old"
    fi
    known tool "$slow_peers" "$all_peers"
    mkdir -p "$results"
}

# known WHAT NAMES ALL: refuses a name that there is not, before an hour has been spent
known() {
    local name
    for name in $2; do
        among "$name" "$3" || fail "there is no $1 $name; expected some of: $3"
    done
}

among() {
    case " $2 " in *" $1 "*) ;; *) return 1 ;; esac
}

has() {
    command -v "$1" >/dev/null
}
