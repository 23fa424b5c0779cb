#!/usr/bin/env python3
"""Runs the service as a whole on a made-up box.

The box has loop devices for disks, a sysfs that describes them, its own /dev, shares, kernel command line and network, all
in namespaces of its own. FOLDER/backup and FOLDER/tftp are its shares and stay; programs that restart a machine do nothing.
Needs root. The last lines are the exit code of the service and the files that are left in pxelinux.cfg.
"""

import argparse
import os
import shlex
import shutil
import stat
import subprocess

ADDRESS, PXE_FILE = "10.42.1.17", "0A2A0111"
DEVICE_NODES = [("null", 1, 3), ("zero", 1, 5), ("random", 1, 8), ("urandom", 1, 9), ("tty", 5, 0)]
TIME_LIMIT_SECONDS = 240


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("folder")
    parser.add_argument("action")
    parser.add_argument("--disk", action="append", nargs="+", default=[], metavar="KEY=VALUE",
                        help="name, file; sector, kind (ata, usb, nvme, mmc, virtio), port, model, serial, wwid, removable, ro")
    parser.add_argument("--argument", action="append", default=[], help="more for the kernel command line and the request")
    parser.add_argument("--address", default=ADDRESS)
    parser.add_argument("--list", help="text of disk-devices.lst of the box")
    parser.add_argument("--request", help="text of the request instead of the usual one")
    parser.add_argument("--before", default="", help="commands of the shell, as root of the box, before the service starts")
    parsed = parser.parse_args()
    parsed.folder = os.path.realpath(parsed.folder)
    parsed.disk = [dict(word.split("=", 1) for word in disk) for disk in parsed.disk]
    return parsed


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)


def place(disk, number):
    """Where the kernel shows a disk of this kind, below /sys."""
    name, port = disk["name"], int(disk.get("port", number + 1))
    return {
        "ata": f"pci0000:00/0000:00:1f.2/ata{port}/host{port - 1}/target{port - 1}:0:0/{port - 1}:0:0:0/block/{name}",
        "usb": f"pci0000:00/0000:00:14.0/usb2/2-{port}/2-{port}:1.0/host{10 + port}/target{10 + port}:0:0/"
               f"{10 + port}:0:0:0/block/{name}",
        "nvme": f"pci0000:00/0000:0{port}:00.0/nvme/nvme{number}/{name}",
        "mmc": f"pci0000:00/0000:00:1a.0/mmc_host/mmc0/mmc0:0001/block/{name}",
        "virtio": f"pci0000:00/0000:00:0{port}.0/virtio{port}/block/{name}",
    }[disk.get("kind", "ata")]


def describe(disk, number, loop, sysfs):
    """Writes what sysfs says of a disk; returns its device numbers."""
    kind, device = disk.get("kind", "ata"), os.stat(loop).st_rdev
    numbers = f"{os.major(device)}:{os.minor(device)}"
    path = "devices/" + place(disk, number)
    files = {"dev": numbers, "size": os.path.getsize(disk["file"]) // 512, "ro": disk.get("ro", 0),
             "removable": disk.get("removable", 0), "queue/rotational": 0, "queue/discard_max_bytes": 0}
    for queue in ("logical_block_size", "physical_block_size"):
        files["queue/" + queue] = disk.get("sector", 512)
    for key, own in (("model", False), ("serial", kind == "virtio"), ("wwid", kind == "nvme")):
        if key in disk:
            files[key if own else "device/" + key] = disk[key]
    if kind == "mmc":
        files["device/type"] = disk.get("type", "MMC")
    for file, value in files.items():
        write(f"{sysfs}/{path}/{file}", f"{value}\n")
    os.makedirs(f"{sysfs}/{path}/holders")
    os.symlink(f"../{path}", f"{sysfs}/block/{disk['name']}")
    os.symlink(f"../../{path}", f"{sysfs}/dev/block/{numbers}")
    return disk["name"], os.major(device), os.minor(device)


def attach(disk, loops):
    command = ["losetup", "--find", "--show", "--sector-size", disk.get("sector", "512")]
    if disk.get("ro") == "1":
        command.append("--read-only")
    loops.append(subprocess.check_output(command + [disk["file"]], text=True).strip())
    return loops[-1]


def make_shares(box):
    backup, tftp = box.folder + "/backup", box.folder + "/tftp"
    os.makedirs(backup, exist_ok=True)
    os.makedirs(tftp + "/pxelinux.cfg", exist_ok=True)
    for marker in (backup + "/testbox-backup", tftp + "/pxelinux.0", tftp + "/pxelinux.cfg/default"):
        with open(marker, "a", encoding="utf-8"):
            pass
    words = " ".join(box.argument)
    request = box.request or f"DEFAULT m\nLABEL m\n  APPEND testbox-action-{box.action} ro {words}\n"
    write(f"{tftp}/pxelinux.cfg/" + "".join(f"{int(part):02X}" for part in box.address.split(".")), request)
    if box.list is not None:
        write(f"{backup}/{box.address}/disk-devices.lst", box.list)
    write(box.folder + "/cmdline",
          f"BOOT_IMAGE=x testbox-action-{box.action} ro boot=nfs root=/dev/nfs nfsroot=10.42.1.1:/x,ro "
          f"ip={box.address}:10.42.1.1:10.42.0.1:255.255.0.0:maintenance:eth0 net.ifnames=0 BOOTIF=01-52-54-00-0a-00-11 "
          f"testbox-error-wait=0 {words}\n")


def script(box, nodes):
    """What is done in the namespaces before the service takes the shell's place."""
    folder = shlex.quote(box.folder)
    lines = ["set -e", "mount --make-rprivate /"]
    for program in ("/usr/bin/systemctl", "/usr/sbin/reboot", "/sbin/reboot"):
        if os.path.exists(program) and not os.path.islink(program):
            lines.append(f"mount --bind {folder}/programs/nothing {program}")
    lines += [f"mount --bind {folder}/cmdline /proc/cmdline", f"mkdir -p {folder}/dev", f"mount -t tmpfs none {folder}/dev"]
    lines += [f"mknod -m 666 {folder}/dev/{name} c {major} {minor}" for name, major, minor in DEVICE_NODES]
    lines += [f"mknod {folder}/dev/{name} b {major} {minor}" for name, major, minor in nodes]
    lines += [f"mkdir {folder}/dev/shm", f"ln -s /proc/self/fd {folder}/dev/fd", f"mount --move {folder}/dev /dev",
              f"mount --bind {folder}/sys /sys", f"mkdir -p {folder}/mnt/testbox-backup {folder}/mnt/testbox-tftp",
              f"mount --bind {folder}/backup {folder}/mnt/testbox-backup",
              f"mount --bind {folder}/tftp {folder}/mnt/testbox-tftp", f"mount --rbind {folder}/mnt /mnt",
              "ip link add eth0 address 52:54:00:0a:00:11 type veth peer name peer0",
              f"ip link set peer0 up; ip addr add {box.address}/16 dev eth0; ip link set eth0 up; ip link set lo up",
              box.before, f"export PATH={folder}/programs:$PATH",
              "exec setpriv --bounding-set -sys_boot --inh-caps -sys_boot " + shlex.quote(box.program) + " service"]
    return "\n".join(lines) + "\n"


def make_programs(box):
    programs = box.folder + "/programs"
    shutil.rmtree(programs, ignore_errors=True)
    write(programs + "/nothing", '#!/bin/sh\necho "not done: $0 $*" >&2\n')
    os.chmod(programs + "/nothing", stat.S_IRWXU)
    for name in ("systemctl", "reboot"):
        os.symlink("nothing", f"{programs}/{name}")


def main():
    box = arguments()
    sysfs, loops = box.folder + "/sys", []
    make_shares(box)
    make_programs(box)
    shutil.rmtree(sysfs, ignore_errors=True)
    for folder in ("block", "dev/block", "class/block"):
        os.makedirs(f"{sysfs}/{folder}")
    try:
        nodes = [describe(disk, number, attach(disk, loops), sysfs) for number, disk in enumerate(box.disk)]
        write(box.folder + "/start.sh", script(box, nodes))
        run = subprocess.run(["unshare", "--mount", "--net", "--uts", "bash", box.folder + "/start.sh"], check=False,
                             stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                             errors="replace", timeout=TIME_LIMIT_SECONDS)
    finally:
        for loop in loops:
            subprocess.run(["losetup", "-d", loop], check=False)
    print(run.stdout)
    print(f"exit code: {run.returncode}")
    print("requests left:", *sorted(os.listdir(box.folder + "/tftp/pxelinux.cfg")))


main()
