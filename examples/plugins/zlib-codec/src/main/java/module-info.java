/** The codec zlib. */
module com.example.zlib {
    requires org.tbimage.api;

    provides org.tbimage.codec.Codec with
            com.example.zlib.ZlibCodec;
}
