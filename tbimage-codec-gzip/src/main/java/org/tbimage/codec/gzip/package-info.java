/**
 * gzip: a member (RFC 1952) for each chunk. The JDK's {@link java.util.zip.GZIPInputStream} takes a file that was cut
 * between members for a whole one, so members are read and written here, and only their deflate data by an {@link
 * org.tbimage.codec.gzip.Engine}: libdeflate or ISA-L where they are installed, else the JDK. Begin with {@link
 * org.tbimage.codec.gzip.GzipCodec}.
 */
@NullMarked
package org.tbimage.codec.gzip;

import org.jspecify.annotations.NullMarked;
