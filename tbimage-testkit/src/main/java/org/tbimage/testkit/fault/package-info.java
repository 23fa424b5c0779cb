/**
 * Faults by plan or by chance, for whatever stands between a program and its disks and media. Begin with
 * {@link org.tbimage.testkit.fault.FaultPlan}.
 */
@NullMarked
package org.tbimage.testkit.fault;

import org.jspecify.annotations.NullMarked;
