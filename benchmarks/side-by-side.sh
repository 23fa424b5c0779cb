#!/bin/bash
# Measures tbimage beside the tools that a lab would otherwise use, on the same disk, in one run.
#
#   side-by-side.sh [OPTIONS] A.img B.img     A: the disk; B: the same disk after a test run (make-disk.sh makes both)
#   side-by-side.sh [OPTIONS] --quick         makes two small disks itself: a first look within a few minutes
#
#   --cli PATH         testbox-maintenance to measure; by default the one that the build made
#   --rounds N         how often each is measured; the median counts (default 3)
#   --jobs 'S1 S4 …'   only these jobs, of S1 S2 S3 S4 S5 S6 S8 S12 (default all)
#   --workers N        workers of tbimage (default: its own default)
#   --on-disk          disks as files on the disk, not in memory
#   --work FOLDER      where images and stores are written (default /var/tmp); some room for twice the images is needed
#   --memory MIB       a memory cgroup for each tool (default 1024; 0 for none)
#   --no-peers         leave out the tools that no bar is measured against
#   --no-steps         leave out the step benchmarks, and so the floors (S7)
#   --result FILE      where to write the table too
#
# Prints a table in Markdown. Needs root (loop devices), perl, time, gzip, zstd; measures lz4, pigz, qemu-img, partclone,
# borg and desync where they are installed. Leaves nothing behind but the file of --result.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd -P)
for part in options disks measure peers tbimage floors jobs report; do
    # shellcheck source=/dev/null
    . "$here/side-by-side/$part.sh"
done

parse_options "$@"
check_tools
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
make_room
make_disks
measure_floors
for ((round = 1; round <= rounds; round++)); do
    run_jobs
    # after each round, so that one who has to stop has something
    [ -z "$result" ] || report >"$result"
done
report
