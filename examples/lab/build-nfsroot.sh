#!/bin/bash
# Builds what a storage server exports to its boxes: the Debian that they run while they look after themselves, the
# files they boot from, and the share for their images. The result lies in DIR and can be exported from there as it is:
#
#   DIR/testbox-nfsroot    the Debian, read-only for the boxes, without root squashing
#   DIR/testbox-tftp       PXELINUX, the kernel, and pxelinux.cfg/default, which starts the box's own disk
#   DIR/testbox-backup     images and logs, empty but for the marker file testbox-backup
#
# It takes a few minutes the first time. Called again, it only takes over the program from the source tree, with the
# plug-ins in its folder plugins. Plug-ins in DIR/testbox-nfsroot/opt/testbox-maintenance/plugins are kept. Images, logs and
# pending requests are never touched.
#
#   build-nfsroot.sh [OPTION]… DIR
#     --server ADDRESS        the storage server, as the boxes see it [10.0.2.2]
#     --mount-options LIST    how boxes mount the two shares [tcp,nfsvers=3,nolock]
#     --hosts FILE            names of boxes, appended to /etc/hosts, for a lab without a name server
#     --include PACKAGE,…     more Debian packages, such as openssh-server
#     --root-password WORD    lets root log in with it, for rescue; without, nobody can
#     --suite NAME            the release of Debian [bookworm]
#     --components LIST       its sections; main,non-free-firmware for cards that need firmware [main]
#     --network-drivers LIST  puts only these into the initial RAM disk, as e1000e,igb, so that it loads faster [all]
#     --rebuild               build the Debian anew, for security updates
#
# Packages come from where this machine gets its own, if it is of the same Debian, else from Debian's servers.
set -euo pipefail

usage() { sed -n '2,/^set/{/^set/!s/^# \{0,1\}//p}' "$0"; }
fail() {
    echo "build-nfsroot.sh: $1" >&2
    exit "${2:-1}"
}

here=$(cd "$(dirname "$0")" && pwd)
project=$(cd "$here/../.." && pwd)
program=$project/examples/testbox-maintenance/target/testbox-maintenance
export PATH=$PATH:/usr/sbin:/sbin

server=10.0.2.2 mount_options=tcp,nfsvers=3,nolock hosts='' include='' root_password=''
suite=bookworm components=main network_drivers='' rebuild='' dir=''
while [ $# -gt 0 ]; do
    case $1 in
        --help)
            usage
            exit 0
            ;;
        --rebuild) rebuild=yes ;;
        --server | --mount-options | --hosts | --include | --root-password | --suite | --components | --network-drivers)
            [ $# -ge 2 ] || fail "$1 needs a value" 2
            name=${1#--}
            printf -v "${name//-/_}" '%s' "$2"
            shift
            ;;
        -*) fail "there is no option $1 (see --help)" 2 ;;
        *)
            [ -z "$dir" ] || fail 'one DIR, please (see --help)' 2
            dir=$1
            ;;
    esac
    shift
done
[ -n "$dir" ] || fail 'where to? (see --help)' 2
[ "$(id -u)" -eq 0 ] || fail 'this must be run as root: it makes the files of another system, with their owners'
if [ -n "$hosts" ]; then
    [ -r "$hosts" ] || fail "cannot read $hosts"
    hosts=$(realpath "$hosts") # hooks run elsewhere
fi

mkdir -p "$dir"
dir=$(cd "$dir" && pwd)
nfsroot=$dir/testbox-nfsroot tftp=$dir/testbox-tftp backup=$dir/testbox-backup
built=$dir/.nfsroot-built-from # what the Debian there was made from; written last, so that half a Debian is never kept

"$here/requirements.sh" mmdebstrap /usr/lib/PXELINUX/pxelinux.0 /usr/lib/syslinux/modules/bios/ldlinux.c32
if [ ! -x "$program/bin/testbox-maintenance" ]; then
    echo 'build-nfsroot.sh: building the program'
    (cd "$project" && ./scripts/setup.sh &&
        mvn -B -ntp -q -Dstyle.color=never -pl examples/testbox-maintenance -am package -DskipTests)
fi

# netbase: without /etc/protocols, mount.nfs finds "Protocol not supported".
packages=linux-image-amd64,initramfs-tools,zstd,systemd,systemd-sysv,dbus,udev,kmod,nfs-common,openjdk-17-jre-headless
packages+=,iproute2,procps,fdisk,dmidecode,pciutils,netbase,gddrescue,less${include:+,$include}
# Make and expand .gz images several times as fast as Java does.
packages+=,libisal2,libdeflate0

recipe() {
    echo "$suite $components $packages $server $mount_options $network_drivers"
    printf '%s' "$root_password" | sha256sum
    [ -z "$hosts" ] || cat "$hosts"
    find "$here/nfsroot" -type f -exec sha256sum {} + | sed "s|$here/||" | sort
    # How it is built belongs to it, too.
    declare -f build_debian
}

# The lines of this machine's own package sources that are for the wanted release, if there are such.
own_sources() {
    local key=/usr/share/keyrings/debian-archive-keyring.gpg
    [ -e "$key" ] || key=''
    # shellcheck disable=SC2016 # apt's own fields
    apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' 2>/dev/null |
        awk -v suite="$suite" -v components=",$components," -v option="${key:+[signed-by=$key] }" '
            index(components, "," $3 ",") && ($2 == suite || $2 == suite "-updates" || $2 == suite "-security") {
                if (!seen[$0]++) lines = lines "deb " option $0 "\n"
                if ($2 == suite) whole = 1
            }
            END { if (whole) printf "%s", lines }' || true # an apt too old to tell
}

# Ways around a firewall that this machine's apt knows.
own_proxies() { apt-config dump 2>/dev/null | grep -E '^Acquire::https?::Proxy' || true; }

# The initial RAM disk is made when the kernel's package is configured: what goes into it must be there before, so this
# runs as an essential hook. mmdebstrap's hooks are run by sh, which knows no functions of bash, hence scripts.
build_debian() {
    local new=$dir/.testbox-nfsroot.new ssh_login=${root_password:+yes} hooks
    hooks=$(mktemp -d "$dir/.hooks.XXXXXX")
    # shellcheck disable=SC2064 # the folder of now
    trap "rm -rf --one-file-system '$hooks' '$new'" EXIT
    rm -rf --one-file-system "$new"
    local sources=() proxies=() line
    mapfile -t sources < <(own_sources)
    while read -r line; do proxies+=("--aptopt=$line"); done < <(own_proxies)
    cat >"$hooks/before" <<-HOOK
	#!/bin/sh
	set -eu
	cp -r --preserve=mode '$here/nfsroot/.' "\$1"
	if [ -n '$network_drivers' ]; then
	    echo 'MODULES=list' >"\$1/etc/initramfs-tools/conf.d/netboot"
	    printf '%s\n' nfs nfsv3 virtio_pci $(echo "$network_drivers" | tr , ' ') >>"\$1/etc/initramfs-tools/modules"
	fi
	# Java's package wants to put links there, though the manual pages themselves are left out.
	mkdir -p "\$1/usr/share/man/man1"
	HOOK
    cat >"$hooks/after" <<-HOOK
	#!/bin/sh
	set -eu
	root=\$1
	mkdir -p "\$root/mnt/testbox-tftp" "\$root/mnt/testbox-backup"
	# noauto: the program mounts them, and tries again where the network is slow to come up.
	cat >"\$root/etc/fstab" <<'FSTAB'
	$server:/export/testbox-tftp   /mnt/testbox-tftp   nfs $mount_options,noauto 0 0
	$server:/export/testbox-backup /mnt/testbox-backup nfs $mount_options,noauto 0 0
	FSTAB
	echo maintenance >"\$root/etc/hostname"
	printf '127.0.0.1 localhost\n::1 localhost\n' >"\$root/etc/hosts"
	[ -z '$hosts' ] || cat '$hosts' >>"\$root/etc/hosts"
	# Each box makes one for itself in memory; without the file, systemd would take each boot for the first one.
	: >"\$root/etc/machine-id"
	: >"\$root/etc/resolv.conf"
	# Messages of the boot stay to be read above the login.
	mkdir -p "\$root/etc/systemd/system/getty@tty1.service.d"
	printf '[Service]\nTTYVTDisallocate=no\n' >"\$root/etc/systemd/system/getty@tty1.service.d/noclear.conf"
	# With a password, root logs in by it at the console and, where there is a server for it, by ssh.
	[ -z "$ssh_login" ] || [ ! -d "\$root/etc/ssh" ] ||
	    echo 'PermitRootLogin yes' >"\$root/etc/ssh/sshd_config.d/rescue.conf"
	# Nothing may touch the disks by itself, nor run by the clock: a box is here for minutes.
	chroot "\$root" systemctl mask apt-daily.timer apt-daily-upgrade.timer e2scrub_all.timer e2scrub_reap.service \
	    fstrim.timer dpkg-db-backup.timer
	# Shares are mounted with nolock, so nobody asks the box's port mapper; booting is faster without it.
	chroot "\$root" systemctl mask rpcbind.service rpcbind.socket rpc-statd-notify.service
	# No more than the work needs, so that it begins early.
	chroot "\$root" systemctl mask dev-hugepages.mount sys-fs-fuse-connections.mount sys-kernel-config.mount \\
	    sys-kernel-debug.mount sys-kernel-tracing.mount proc-sys-fs-binfmt_misc.automount systemd-binfmt.service \\
	    modprobe@configfs.service modprobe@dm_mod.service modprobe@drm.service modprobe@efi_pstore.service \\
	    modprobe@fuse.service modprobe@loop.service systemd-pstore.service systemd-update-utmp.service \\
	    systemd-update-utmp-runlevel.service systemd-tmpfiles-clean.timer
	# What was needed to fetch the packages, which may hold passwords.
	rm -f "\$root/etc/apt/apt.conf.d/99mmdebstrap"
	HOOK
    chmod +x "$hooks/before" "$hooks/after"
    echo "build-nfsroot.sh: building Debian $suite (this takes a few minutes; the log is $dir/build-nfsroot.log)"
    if ! mmdebstrap --variant=minbase --components="$components" --include="$packages" \
            --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
            --dpkgopt=force-unsafe-io --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-include=/usr/share/doc/*/copyright' \
            --essential-hook="$hooks/before \"\$1\"" --customize-hook="$hooks/after \"\$1\"" \
            "${proxies[@]}" "$suite" "$new" "${sources[@]}" >"$dir/build-nfsroot.log" 2>&1; then
        tail -n 20 "$dir/build-nfsroot.log" >&2
        fail 'mmdebstrap failed'
    fi
    # By standard input, since words of a command line can be seen by all.
    [ -z "$root_password" ] || printf 'root:%s\n' "$root_password" | chroot "$new" chpasswd
    # install_program takes them from there.
    if [ -d "$nfsroot/opt/testbox-maintenance/plugins" ]; then
        mkdir -p "$new/opt/testbox-maintenance"
        cp -r --preserve=mode,timestamps "$nfsroot/opt/testbox-maintenance/plugins" "$new/opt/testbox-maintenance"
    fi
    rm -rf --one-file-system "$nfsroot"
    mv "$new" "$nfsroot"
    rm -rf "$hooks"
    trap - EXIT
}

# Boxes may be running the old program. A file that is moved stays open for them, one that is written over or removed does
# not, so the old one is kept until the next time.
install_program() {
    local opt=$nfsroot/opt
    mkdir -p "$opt"
    rm -rf "$opt/.testbox-maintenance.new" "$opt/.testbox-maintenance.old"
    cp -r --preserve=mode,timestamps "$program" "$opt/.testbox-maintenance.new"
    # Installed plug-ins are kept. Where the source tree has a plug-in of the same file name, that is taken.
    if [ -d "$opt/testbox-maintenance/plugins" ]; then
        cp -r --preserve=mode,timestamps "$opt/testbox-maintenance/plugins/." "$opt/.testbox-maintenance.new/plugins"
        cp -r --preserve=mode,timestamps "$program/plugins/." "$opt/.testbox-maintenance.new/plugins"
    fi
    [ ! -e "$opt/testbox-maintenance" ] || mv "$opt/testbox-maintenance" "$opt/.testbox-maintenance.old"
    mv "$opt/.testbox-maintenance.new" "$opt/testbox-maintenance"
    # The unit belongs to the program, so it comes with it.
    cp "$opt/testbox-maintenance/systemd/testbox-maintenance.service" "$nfsroot/etc/systemd/system/"
    mkdir -p "$nfsroot/etc/systemd/system/multi-user.target.wants"
    ln -sfn ../testbox-maintenance.service "$nfsroot/etc/systemd/system/multi-user.target.wants/"
    # Java asks for /proc. In a mount namespace of its own nothing is left behind, whatever happens.
    # shellcheck disable=SC2016 # expanded by the inner shell
    unshare --mount --fork --pid sh -c \
        'mount -t proc proc "$1/proc" && exec chroot "$1" /opt/testbox-maintenance/bin/prepare-start' sh "$nfsroot" || echo 'build-nfsroot.sh: the program will start more slowly: prepare-start failed' >&2
}

make_tftp() {
    local boot=$tftp/maintenance-boot kernel
    mkdir -p "$tftp/pxelinux.cfg" "$tftp/bios" "$boot"
    cp /usr/lib/PXELINUX/pxelinux.0 "$tftp/pxelinux.0"
    # It must lie next to pxelinux.0; the other modules are for those who want a menu.
    cp /usr/lib/syslinux/modules/bios/ldlinux.c32 "$tftp/ldlinux.c32"
    cp -r /usr/lib/syslinux/modules/bios/. "$tftp/bios"
    if [ ! -e "$tftp/pxelinux.cfg/default" ]; then
        cat >"$tftp/pxelinux.cfg/default" <<-'END'
		PATH bios
		DEFAULT local-boot
		LABEL local-boot
		    LOCALBOOT
		END
    fi
    # Where pxe-conf looks for it.
    if [ ! -e "$tftp/pxe-conf.conf" ]; then
        cat >"$tftp/pxe-conf.conf" <<-END
		# What requests are made of: see testbox-maintenance pxe-conf --help
		server = $server
		# gateway = ADDRESS, for boxes in other networks than the server
		netmask = 255.255.255.0
		interface = eth0
		kernel = maintenance-boot/vmlinuz
		initrd = maintenance-boot/initrd.img
		# Further arguments of the kernel, such as console=tty0 console=ttyS0,115200. net.ifnames=0 keeps the name eth0.
		arguments = net.ifnames=0
		END
    fi
    kernel=$(find "$nfsroot/boot" -name 'vmlinuz-*' -printf '%f\n' | sort -V | tail -n 1)
    [ -n "$kernel" ] || fail "there is no kernel in $nfsroot/boot"
    cp "$nfsroot/boot/$kernel" "$boot/vmlinuz"
    cp "$nfsroot/boot/initrd.img-${kernel#vmlinuz-}" "$boot/initrd.img"
    # Boxes take back their requests, and are nobody here: the server squashes root.
    chmod 0777 "$tftp/pxelinux.cfg"
    chmod -R a+rX "$tftp"
}

make_backup() {
    mkdir -p "$backup"
    chmod 0777 "$backup"
    # Tells the share from the empty folder that it is mounted on.
    [ -e "$backup/testbox-backup" ] || echo 'This is the share for images of test boxes.' >"$backup/testbox-backup"
}

started=$SECONDS
if [ -n "$rebuild" ] || [ ! -e "$built" ] || [ "$(cat "$built")" != "$(recipe)" ]; then
    rm -f "$built"
    build_debian
    recipe >"$built"
fi
install_program
make_tftp
make_backup
echo "build-nfsroot.sh: $dir is ready ($((SECONDS - started)) s)"
