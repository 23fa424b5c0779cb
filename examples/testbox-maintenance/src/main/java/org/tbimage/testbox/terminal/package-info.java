/** Where output goes: streams, the terminal, log lines, signals. Begin with {@link org.tbimage.testbox.terminal.Console}. */
@NullMarked
package org.tbimage.testbox.terminal;

import org.jspecify.annotations.NullMarked;
