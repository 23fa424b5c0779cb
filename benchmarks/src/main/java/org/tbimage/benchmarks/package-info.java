/**
 * How fast the steps of a backup are, one by one, and the whole of them on devices that never wait. An operation of a
 * step is one chunk of 1 MiB, so operations a second are MiB/s.
 */
@NullMarked
package org.tbimage.benchmarks;

import org.jspecify.annotations.NullMarked;
