/** A contract that every medium is tested against, and a medium that goes wrong as told. */
@NullMarked
package org.tbimage.testkit.store;

import org.jspecify.annotations.NullMarked;
