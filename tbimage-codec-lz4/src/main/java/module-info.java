/** lz4 frames, by lz4-java. */
// The digit is the format's name.
@SuppressWarnings("module")
module org.tbimage.codec.lz4 {
    requires org.lz4.java;
    requires org.tbimage.api;
    requires static org.jspecify;

    provides org.tbimage.codec.Codec with
            org.tbimage.codec.lz4.Lz4Codec;
}
