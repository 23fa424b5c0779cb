# How tbimage does what the peers do.
# shellcheck shell=bash disable=SC2016,SC2034 # expanded by the shell that measure starts; used by jobs.sh

# The programs to measure, and what the results call them.
choose_programs() {
    programs=("$(readlink -f "$cli")") names=(tbimage)
    [ -z "$also" ] || { programs+=("$(readlink -f "$also")") names+=("tbimage $also_label"); }
    with_program 0 true
}

# with_program NUMBER COMMAND…: with $cli, $own (its name) and $own_out (its folder in $work/out)
with_program() {
    cli=${programs[$1]} own=${names[$1]} own_out=${names[$1]// /-}
    "${@:2}"
}

# each_program COMMAND…: for one after the other, in every second round the other way round
each_program() {
    local number order
    order=$(seq 0 "$((${#programs[@]} - 1))")
    [ $((round % 2)) -eq 1 ] || order=$(tac <<<"$order")
    for number in $order; do with_program "$number" "$@"; done
}

# for the image of the disk $NAME; a restore is always of A
tbimage='$CLI "$verb" ${WORKERS:+--workers $WORKERS} --store dir:$OUT'

# tbimage_command VERB [OPTION…]
tbimage_command() {
    echo "verb=$1; $tbimage ${*:2} \$DEVICE"
}

# The same program as gzip with the JDK's Deflater, where a native library would be used.
jdk_gzip='export JAVA_TOOL_OPTIONS=-Dtbimage.gzip.engine=jdk'

# The native library that gzip uses, if it says so.
native_gzip() {
    "$cli" codecs 2>/dev/null | grep -i gzip | grep -oiE 'isa-?l|igzip|libisal|libdeflate' | head -n 1 || true
}

can_share() {
    "$cli" backup --help 2>/dev/null | grep -q -- --share
}
