/**
 * The codec for gzip (RFC 1952). This package reads and writes the members. An {@link org.tbimage.codec.gzip.Engine}
 * handles their deflate data: libdeflate or ISA-L if they are installed, otherwise the JDK. The JDK's {@link
 * java.util.zip.GZIPInputStream} is not used, since it accepts a file that was cut between two members. Begin with {@link
 * org.tbimage.codec.gzip.GzipCodec}.
 */
@NullMarked
package org.tbimage.codec.gzip;

import org.jspecify.annotations.NullMarked;
