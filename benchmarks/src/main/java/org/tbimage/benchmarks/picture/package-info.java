/** Pictures and tables of results, drawn from their JSON. */
@NullMarked
package org.tbimage.benchmarks.picture;

import org.jspecify.annotations.NullMarked;
