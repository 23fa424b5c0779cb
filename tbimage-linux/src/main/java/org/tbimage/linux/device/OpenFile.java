package org.tbimage.linux.device;

import org.tbimage.linux.ioctl.SystemCalls;

/**
 * An open file descriptor.
 *
 * @param calls the kernel
 * @param descriptor number of the descriptor
 * @param name name of the file, as the user knows it
 */
record OpenFile(SystemCalls calls, int descriptor, String name) {}
