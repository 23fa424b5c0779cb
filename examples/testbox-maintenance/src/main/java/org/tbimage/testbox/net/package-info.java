/** Addresses and names of machines. Begin with {@link org.tbimage.testbox.net.Ipv4}. */
@NullMarked
package org.tbimage.testbox.net;

import org.jspecify.annotations.NullMarked;
