"""raid.py 1.0|0.90 DISK: writes a superblock of Linux RAID at the end of a disk, as a former member of a mirror has it."""

import os
import struct
import sys

MAGIC = 0xA92B4EFC
version = sys.argv[1]
disk = os.open(sys.argv[2], os.O_RDWR)
sectors = os.lseek(disk, 0, os.SEEK_END) // 512
block = bytearray(4096)
if version == "1.0":
    place = (sectors - 16) & ~7
    struct.pack_into("<IIII", block, 0, MAGIC, 1, 0, 0)
    block[16:32] = bytes(range(16))
    block[32:36] = b"box:"
    struct.pack_into("<QIIQII", block, 64, 0, 1, 0, sectors - 16, 0, 2)
    struct.pack_into("<QQQQ", block, 128, 0, sectors - 16, place, 0)
    struct.pack_into("<I", block, 220, 2)
    struct.pack_into("<HH", block, 256, 0, 1)
    total = sum(struct.unpack("<65I", bytes(block[:260])))
    struct.pack_into("<I", block, 216, ((total & 0xFFFFFFFF) + (total >> 32)) & 0xFFFFFFFF)
else:
    place = (sectors & ~127) - 128
    struct.pack_into("<IIIIIIIIIIIII", block, 0, MAGIC, 0, 90, 0, 0, 1, 1700000000, 1, place // 2, 2, 2, 0, 0)
    struct.pack_into("<III", block, 52, 2, 3, 4)  # the rest of its identifier
    struct.pack_into("<II", block, 128, 1700000000, 1)
    total = sum(struct.unpack("<1024I", bytes(block)))
    struct.pack_into("<I", block, 152, ((total & 0xFFFFFFFF) + (total >> 32)) & 0xFFFFFFFF)
os.pwrite(disk, bytes(block), place * 512)
