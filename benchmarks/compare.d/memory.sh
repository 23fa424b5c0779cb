# The bound of memory for each tool, so that none profits from a large page cache, nor pays for what another left in it.
# shellcheck shell=bash

cgroup=
bound='none'

make_cgroup() {
    [ "$memory" -gt 0 ] || return 0
    cgroup_v2 || cgroup_v1 || say "no memory cgroup can be made here: the tools run without a bound"
}

cgroup_v2() {
    local own
    own=$(sed -n 's/^0:://p' /proc/self/cgroup)
    grep -qw memory "/sys/fs/cgroup${own%/}/cgroup.controllers" 2>/dev/null || return 1
    # a cgroup with processes has no children with controllers, so it is made beside our own
    try_cgroup "/sys/fs/cgroup$(dirname "${own:-/}")" memory.max && bound="$memory MiB, cgroup v2"
}

cgroup_v1() {
    local own
    own=$(sed -n 's/^[0-9]*:memory://p' /proc/self/cgroup)
    try_cgroup "/sys/fs/cgroup/memory$own" memory.limit_in_bytes && bound="$memory MiB, cgroup v1"
}

try_cgroup() {
    local made=${1%/}/tbimage-compare.$$
    mkdir "$made" 2>/dev/null || return 1
    if [ -e "$made/$2" ] && echo "$((memory << 20))" >"$made/$2"; then
        cgroup=$made
        return 0
    fi
    rmdir "$made"
    return 1
}

remove_cgroup() {
    local tries
    [ -n "$cgroup" ] || return 0
    for tries in 1 2 3 4 5; do
        ! rmdir "$cgroup" 2>/dev/null || return 0
        echo 0 2>/dev/null >"$cgroup/memory.force_empty" || true
        sleep "0.$tries"
    done
}

# Cgroup v1 holds no writer back when much of its memory is dirty: it lets it run into the bound, and then every page waits
# for the disk, which made 'dd' ten times slower. So the loop device itself may have only a part of the bound dirty.
bound_dirty() {
    local bdi
    bdi=/sys/class/bdi/$(cat "/sys/block/${1##*/}/dev")
    [ -n "$cgroup" ] && [ -w "$bdi/max_bytes" ] || return 0
    echo 1 >"$bdi/strict_limit" && echo "$(((memory << 20) / 8))" >"$bdi/max_bytes" ||
        say "$1: the kernel does not bound what is dirty of one device"
}

# Memory that a virtual machine has freed goes back to its host, and comes again slowly: whoever is measured next would pay for
# that. So as much as a tool will need is asked for, and freed, just before each measurement.
stir_memory() {
    local mib=$memory
    [ "$mib" -gt 0 ] && [ -n "$cgroup" ] || mib=2048
    [ -z "$quick" ] || mib=64
    perl -e 'my $taken = "x" x ($ARGV[0] << 20)' "$mib"
}
