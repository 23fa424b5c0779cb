/** Which box this is. Begin with {@link org.tbimage.testbox.service.net.AddressFinder}. */
@NullMarked
package org.tbimage.testbox.service.net;

import org.jspecify.annotations.NullMarked;
