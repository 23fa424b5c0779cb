#!/bin/bash
# Text files of people may begin with a byte order mark and have line ends of Windows.
# shellcheck source=SCRIPTDIR/../lib/lib.sh
. "$(dirname "$0")/../lib/lib.sh"

mkdir -p tftp/pxelinux.cfg tftp/maintenance-boot
touch tftp/pxelinux.0 tftp/maintenance-boot/vmlinuz tftp/maintenance-boot/initrd.img tftp/pxelinux.cfg/default
mark=$(printf '\xef\xbb\xbf')
end=$(printf ' \t\r')
printf '%sserver = 10.42.1.1%s\n' "$mark" "$end" >tftp/pxe-conf.conf
if "$program" pxe-conf -c tftp --dry-run 10.42.1.9 restore >log 2>&1; then fine pxe-conf.conf; else fault pxe-conf.conf log; fi
disk a 24M
box box backup --argument testbox-attempts=1 --list "${mark}sda$end
" --disk name=sda "file=$work/a" model=A serial=S1 >log
grep 'testbox-maintenance:' log >errors
if ended_well log; then fine disk-devices.lst; else fault disk-devices.lst errors; fi
verdict
