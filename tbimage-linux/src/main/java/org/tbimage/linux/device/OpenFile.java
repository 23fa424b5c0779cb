package org.tbimage.linux.device;

import org.tbimage.linux.ioctl.SystemCalls;

/**
 * An open descriptor with what is needed to use it and to speak of it.
 *
 * @param calls the kernel
 * @param descriptor the number
 * @param name what the user knows it by
 */
record OpenFile(SystemCalls calls, int descriptor, String name) {}
