package org.tbimage.codec.gzip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tbimage.codec.Codec;
import org.tbimage.testkit.codec.CodecContract;

/** The codec contract with the deflate data of one engine. The tool gzip checks the members. */
abstract class EngineContract extends CodecContract {
    private final TestEngines engine;
    private GzipCodec codec;

    EngineContract(TestEngines engine) {
        this.engine = engine;
    }

    @BeforeAll
    void choose() {
        codec = engine.codec();
    }

    /** Ensures that the test does not use the JDK by mistake. */
    @Test
    void usesTheEngineUnderTest() {
        String library = engine.installed().library();
        assertThat(codec.engine()).startsWith(library + " for levels 1 to ").contains(", and expands");
    }

    @Override
    protected Codec codec() {
        return codec;
    }

    @Override
    protected List<String> expandCommand() {
        return GzipTools.EXPAND;
    }

    @Override
    protected List<String> compressCommand() {
        return GzipTools.COMPRESS;
    }

    @Override
    public Map<String, byte[]> unsupportedFiles() {
        byte[] otherMethod = new HandMadeMember(0, "", "content").bytes();
        otherMethod[2] = 7;
        return Map.of(
                "compression method 7", otherMethod, "flags 0x20", new HandMadeMember(0x20, "", "content").bytes());
    }
}
