/**
 * Explores how processes that share one blob store may interleave. Each process is real code on a thread of its own, and one
 * runs at a time: at each step in the store a decision says which process goes on, and what goes wrong. Begin with
 * {@link org.tbimage.testkit.schedule.Explorer}.
 */
@NullMarked
package org.tbimage.testkit.schedule;

import org.jspecify.annotations.NullMarked;
