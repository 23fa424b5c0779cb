# How tbimage does what the peers do.
# shellcheck shell=bash disable=SC2016,SC2034 # expanded by the shell that measure starts; used by jobs.sh

tbimage='$CLI "$verb" ${WORKERS:+--workers $WORKERS} --store dir:$OUT --image box/a'

# tbimage_command VERB [OPTION…]
tbimage_command() {
    echo "verb=$1; $tbimage ${*:2} \$DEVICE"
}
