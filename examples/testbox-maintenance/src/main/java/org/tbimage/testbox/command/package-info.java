/** The commands of the program. Begin with {@link org.tbimage.testbox.command.Command}. */
@NullMarked
package org.tbimage.testbox.command;

import org.jspecify.annotations.NullMarked;
