"""Writes a superblock of Linux RAID, version 1.0, at the end of a disk, as a former member of a mirror has it."""

import os
import struct
import sys

disk = os.open(sys.argv[1], os.O_RDWR)
sectors = os.lseek(disk, 0, os.SEEK_END) // 512
place = (sectors - 16) & ~7
block = bytearray(4096)
struct.pack_into("<IIII", block, 0, 0xA92B4EFC, 1, 0, 0)
block[16:32] = bytes(range(16))
block[32:36] = b"box:"
struct.pack_into("<QIIQII", block, 64, 0, 1, 0, sectors - 16, 0, 2)
struct.pack_into("<QQQQ", block, 128, 0, sectors - 16, place, 0)
struct.pack_into("<I", block, 220, 2)
struct.pack_into("<HH", block, 256, 0, 1)
total = sum(struct.unpack("<65I", bytes(block[:260])))
struct.pack_into("<I", block, 216, ((total & 0xFFFFFFFF) + (total >> 32)) & 0xFFFFFFFF)
os.pwrite(disk, bytes(block), place * 512)
