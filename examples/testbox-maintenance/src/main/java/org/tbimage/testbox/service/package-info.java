/** The service that runs on a box at boot time. Begin with {@link org.tbimage.testbox.service.Service}. */
@NullMarked
package org.tbimage.testbox.service;

import org.jspecify.annotations.NullMarked;
