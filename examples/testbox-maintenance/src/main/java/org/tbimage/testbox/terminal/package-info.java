/** Input and output of the process: streams, terminal, log, signals. Begin with {@link org.tbimage.testbox.terminal.Console}. */
@NullMarked
package org.tbimage.testbox.terminal;

import org.jspecify.annotations.NullMarked;
