/**
 * Access to the operating system, replaceable in tests. Begin with
 * {@link org.tbimage.testbox.service.system.Power}.
 */
@NullMarked
package org.tbimage.testbox.service.system;

import org.jspecify.annotations.NullMarked;
