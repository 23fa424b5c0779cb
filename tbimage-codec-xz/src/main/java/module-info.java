/** xz streams as frames, by XZ for Java. */
module org.tbimage.codec.xz {
    requires org.tbimage.api;
    requires static org.jspecify;
    requires org.tukaani.xz;

    provides org.tbimage.codec.Codec with
            org.tbimage.codec.xz.XzCodec;
}
