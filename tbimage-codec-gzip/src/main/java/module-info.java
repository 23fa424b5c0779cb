/** gzip members (RFC 1952), by the JDK's Deflater and Inflater. */
module org.tbimage.codec.gzip {
    requires org.tbimage.api;
    requires static org.jspecify;

    provides org.tbimage.codec.Codec with
            org.tbimage.codec.gzip.GzipCodec;
}
