#!/bin/sh
# Requests an action of a box at its next boot, with the command line of the old script:
#   testbox-pxe-conf.sh [-c /mnt/testbox-tftp/pxelinux.cfg] 10.165.98.220 rescue
# It calls 'testbox-maintenance pxe-conf', which prints more and has more options. Like the old script, it replaces pending
# requests without asking, exits with 2 after wrong usage, and with 1 after any other failure.

# Finds the folder of this script, also if it was called by a symbolic link, or by a link to a link.
script=$0
while [ -h "$script" ]; do
    link=$(readlink "$script")
    case $link in
        /*) script=$link ;;
        *) script=$(dirname "$script")/$link ;;
    esac
done

# A copy of it elsewhere finds the program on the PATH.
program=$(dirname "$script")/testbox-maintenance
[ -x "$program" ] || program=testbox-maintenance

"$program" pxe-conf --replace "$@"
code=$?
case $code in
    0 | 2) exit "$code" ;;
    *) exit 1 ;;
esac
