/**
 * Proves that an {@link org.tbimage.action.Action} keeps its promises. Begin with
 * {@link org.tbimage.testkit.action.ActionContract}.
 */
@NullMarked
package org.tbimage.testkit.action;

import org.jspecify.annotations.NullMarked;
