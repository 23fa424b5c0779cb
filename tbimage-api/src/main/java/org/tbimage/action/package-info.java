/** What a user can ask for. Begin with {@link org.tbimage.action.Action}. */
@NullMarked
package org.tbimage.action;

import org.jspecify.annotations.NullMarked;
