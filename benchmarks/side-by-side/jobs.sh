# The jobs, by their numbers in the list of bars. A backup that another job needs is made, and measured, by S1.
# shellcheck shell=bash

run_jobs() {
    local job
    for job in $jobs; do
        declare -F "job_$job" >/dev/null || fail "there is no job $job; see --help"
    done
    new_images
    for job in S1 S2 S3 S8 S4 S5 S6 S12; do
        case " $jobs " in
            *" $job "*) "job_$job" ;;
        esac
    done
}

# new_out TOOL: an empty folder for what a tool makes; sets $out
new_out() {
    out=$work/out/$1
    rm -rf "$out"
    mkdir "$out"
    sync -f "$out"
}

# backup JOB TOOL COMMAND
backup() {
    attach "$work/disks/source.img" --read-only
    measure "$1" "$2" "$3"
    detach
}

# restore JOB TOOL TARGET COMMAND
restore() {
    prepare_target "$3"
    warm "$out"
    measure "$1" "$2" "$4"
    check_target "$1" "$2"
}

# The images that are restored are those of S1.
new_images() {
    new_out zstd
    backup S1 "${peer_name[zstd]}" "${peer_backup[zstd]}"
    new_out tbimage
    backup S1 'tbimage, zstd-3' "$(tbimage_command backup --codec zstd --level 3)"
}

job_S1() {
    local peer
    for peer in $(other_peers) $(! has desync || echo desync); do
        new_out "$peer"
        backup S1 "${peer_name[$peer]}" "${peer_backup[$peer]}"
        [ "$peer" = desync ] || rm -rf "$out"
    done
}

job_S2() {
    new_out other
    backup S2 'tbimage, zstd-1' "$(tbimage_command backup --codec zstd --level 1)"
    rm -rf "$out"
}

job_S3() {
    new_out other
    backup S3 "${peer_name[gzip]}" "${peer_backup[gzip]}"
    new_out other
    backup S3 'tbimage, gzip' "$(tbimage_command backup --codec gzip)"
    rm -rf "$out"
}

job_S4() {
    restores S4 blank
    out=$work/out/tbimage
    restore S4 'tbimage, with reading back' blank "$(tbimage_command restore --any-disk)"
}

job_S5() {
    restores S5 b
}

job_S6() {
    restores S6 a
}

# restores JOB TARGET
restores() {
    local peer
    for peer in zstd desync; do
        out=$work/out/$peer
        [ ! -d "$out" ] || restore "$1" "${peer_name[$peer]}" "$2" "${peer_restore[$peer]}"
    done
    out=$work/out/tbimage
    restore "$1" tbimage "$2" "$(tbimage_command restore --any-disk --no-read-back)"
}

# Into a copy of the store, so that the image of A stays the newest of the other.
job_S8() {
    local before
    new_out again
    cp -a "$work/out/tbimage/." "$out/"
    before=$(bytes_out)
    prepare_target b
    measure S8 'tbimage, backup-again of B' "$(tbimage_command backup-again --codec zstd --level 3)"
    detach
    say "the second image has $(($(bytes_out) - before)) bytes"
    rm -rf "$out"
}

job_S12() {
    device='' out=''
    # shellcheck disable=SC2016 # expanded by the shell that measure starts
    measure S12 'tbimage --version' '$CLI --version'
    # shellcheck disable=SC2016
    measure S12 'tbimage actions' '$CLI actions'
}
