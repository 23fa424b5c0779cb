/** gzip members (RFC 1952), by libdeflate and ISA-L where they are installed, and by the JDK where they are not. */
module org.tbimage.codec.gzip {
    requires com.sun.jna;
    requires org.tbimage.api;
    requires static org.jspecify;

    // JNA registers the native methods of this package only.
    opens org.tbimage.codec.gzip.library to
            com.sun.jna;

    provides org.tbimage.codec.Codec with
            org.tbimage.codec.gzip.GzipCodec;
}
