# What the user asked for. Sourced by side-by-side.sh.
# shellcheck shell=bash disable=SC2034 # used by the other parts

cli=$here/../examples/testbox-maintenance/target/testbox-maintenance/bin/testbox-maintenance
benchmarks_jar=$here/target/benchmarks.jar
rounds=3
jobs='S1 S2 S3 S4 S5 S6 S8 S12'
workers=
quick=
on_disk=
work_parent=/var/tmp
memory=1024
peers=yes
steps=yes
result=
images=()

usage() {
    sed -n '2,/^set /s/^# \{0,1\}//p' "$here/side-by-side.sh"
}

fail() {
    echo "side-by-side.sh: $1" >&2
    exit 1
}

say() {
    echo "side-by-side.sh: $1" >&2
}

parse_options() {
    while [ $# -gt 0 ]; do
        case $1 in
            -h | --help) usage; exit 0 ;;
            --quick) quick=yes ;;
            --on-disk) on_disk=yes ;;
            --no-peers) peers= ;;
            --no-steps) steps= ;;
            --cli | --rounds | --jobs | --workers | --work | --memory | --result)
                [ $# -ge 2 ] || fail "$1 needs a value; see --help"
                set_option "$1" "$2"
                shift
                ;;
            -*) fail "there is no option $1; see --help" ;;
            *) images+=("$1") ;;
        esac
        shift
    done
    [ -n "$quick" ] || [ "${#images[@]}" -eq 2 ] || fail "expected A.img and B.img, or --quick; see --help"
}

set_option() {
    case $1 in
        --cli) cli=$2 ;;
        --rounds) rounds=$2 ;;
        --jobs) jobs=$2 ;;
        --workers) workers=$2 ;;
        --work) work_parent=$2 ;;
        --memory) memory=$2 ;;
        --result) result=$2 ;;
    esac
}

check_tools() {
    local tool
    [ "$(id -u)" -eq 0 ] || fail "needs root, for loop devices"
    for tool in perl gzip zstd losetup blockdev mkfs.ext4 /usr/bin/time; do
        command -v "$tool" >/dev/null || fail "$tool is missing: apt-get install perl time gzip zstd util-linux e2fsprogs"
    done
    [ -x "$cli" ] || fail "there is no $cli: mvn -pl examples/testbox-maintenance -am package -DskipTests"
    cli=$(readlink -f "$cli")
}

has() {
    command -v "$1" >/dev/null
}
