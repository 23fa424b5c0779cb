/**
 * What the service needs of the machine, so that tests can give something else. Begin with
 * {@link org.tbimage.testbox.service.system.Power}.
 */
@NullMarked
package org.tbimage.testbox.service.system;

import org.jspecify.annotations.NullMarked;
