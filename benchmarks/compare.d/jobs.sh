# The jobs. All need the images that 'backup' makes.
# shellcheck shell=bash

run_jobs() {
    job_backup
    among again-b "$jobs" && job_again b
    among again-c "$jobs" && [ -n "$c" ] && job_again c
    among blank "$jobs" && job_restore blank blank
    among changed "$jobs" && job_restore changed b
    among equal "$jobs" && job_restore equal a
    among start "$jobs" && job_start
    rm -rf "$work"/out/*/
}

# new_out TOOL: an empty folder for what a tool makes; sets $out
new_out() {
    out=$work/out/$1
    rm -rf "$out"
    mkdir "$out"
    sync -f "$out"
}

# backup TOOL COMMAND: of A
backup() {
    attach "$work/disks/source.img" --read-only
    [ "$1" != "${peer_name[partclone]}" ] || attach_parts "$work/disks/source.img" --read-only
    name=a
    measure backup "$1" "$2" || rm -rf "$out"
    detach
}

job_backup() {
    local peer
    for peer in $(peers_now); do
        new_out "$peer"
        backup "${peer_name[$peer]}" "${peer_backup[$peer]}"
        [ "$peer" != zstd ] || each_program own_backups
    done
    # next to zstd, which it is measured against, if that is there
    among zstd "$(peers_now | tr '\n' ' ')" || each_program own_backups
    each_program own_gzip
}

own_backups() {
    new_out "$own_out"
    backup "$own, zstd-3" "$(tbimage_command backup --image box/a --codec zstd --level 3)"
    among backup "$jobs" || return 0
    new_out other
    backup "$own, zstd-1" "$(tbimage_command backup --image box/a --codec zstd --level 1)"
    if among lz4 "$peers"; then
        new_out other
        backup "$own, lz4" "$(tbimage_command backup --image box/a --codec lz4)"
    fi
    rm -rf "$work/out/other"
    ! can_share || { new_out "$own_out-share" && backup "$own, --share store" "$(tbimage_command backup --image box/a --share store)"; }
}

own_gzip() {
    among backup "$jobs" && among gzip "$(peers_now | tr '\n' ' ')" || return 0
    new_out other
    backup "$own, gzip (JDK)" "$jdk_gzip; $(tbimage_command backup --image box/a --codec gzip)"
    if [ -n "$(native_gzip)" ]; then
        new_out other
        backup "$own, gzip (native)" "$(tbimage_command backup --image box/a --codec gzip)"
    fi
    rm -rf "$out"
}

# job_again b|c: into a copy of the store that has A
job_again() {
    local peer
    name=$1
    for peer in $(peers_now "$sharing_peers"); do
        again "$peer" "${peer_name[$peer]}" "${peer_backup[$peer]}"
    done
    each_program own_again "$1"
}

# A is 'the generation before' for the box's own second state only.
own_again() {
    [ "$1" != b ] || again "$own_out" "$own, backup-again" "$(tbimage_command backup-again --image box/a --codec zstd --level 3)"
    again "$own_out-share" "$own, --share store" "$(tbimage_command backup --image "box-$1/a" --share store)"
}

# again FOLDER TOOL COMMAND
again() {
    [ -d "$work/out/$1" ] || return 0
    new_out again
    cp -a "$work/out/$1/." "$out/"
    prepare_image "$out"
    prepare_target "$name"
    measure "again-$name" "$2" "$3" || true
    detach
    rm -rf "$out"
}

# job_restore JOB blank|a|b
job_restore() {
    local peer
    name=a
    for peer in $(peers_now); do
        [ -n "${peer_restore[$peer]:-}" ] || continue
        [ -z "$brief" ] || [ "$1" = changed ] || among "$peer" "$looking_peers" || continue
        restore "$1" "$2" "$peer" "${peer_name[$peer]}" "${peer_restore[$peer]}"
    done
    each_program own_restore "$1" "$2"
}

own_restore() {
    restore "$1" "$2" "$own_out" "$own" "$(tbimage_command restore --image box/a --any-disk --no-read-back)"
    restore "$1" "$2" "$own_out" "$own, with reading back" "$(tbimage_command restore --image box/a --any-disk)"
}

# restore JOB TARGET FOLDER TOOL COMMAND
restore() {
    out=$work/out/$3
    [ -d "$out" ] || return 0
    prepare_target "$2"
    [ "$3" != partclone ] || attach_parts "$work/disks/target.img"
    prepare_image "$out"
    if measure "$1" "$4" "$5"; then
        check_target "$1" "$4"
    else
        detach
    fi
}

job_start() {
    out='' name=''
    each_program own_start
}

own_start() {
    # shellcheck disable=SC2016 # expanded by the shell that measure starts
    measure start "$own --version" '$CLI --version'
    # shellcheck disable=SC2016
    measure start "$own actions" '$CLI actions'
}
