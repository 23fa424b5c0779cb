/** What surrounds a running action: what is installed, its settings, and what it has open. */
@NullMarked
package org.tbimage.core.run;

import org.jspecify.annotations.NullMarked;
