/** zstd frames (RFC 8878) with a seek table, by zstd-jni. */
module org.tbimage.codec.zstd {
    requires com.github.luben.zstd_jni;
    requires org.tbimage.api;
    requires static org.jspecify;

    provides org.tbimage.codec.Codec with
            org.tbimage.codec.zstd.ZstdCodec;
}
