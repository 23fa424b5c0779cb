/** Kinds of failure, and the exception that carries them. Begin with {@link org.tbimage.problem.Problem}. */
@NullMarked
package org.tbimage.problem;

import org.jspecify.annotations.NullMarked;
