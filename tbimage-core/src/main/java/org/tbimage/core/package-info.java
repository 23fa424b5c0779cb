/**
 * The way in for programs that image disks: {@link org.tbimage.core.Tbimage} finds what is installed and runs actions.
 */
@NullMarked
package org.tbimage.core;

import org.jspecify.annotations.NullMarked;
