package org.tbimage.codec.gzip;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;

/** A library that is missing or faulty is not used, and the reason is reported. */
final class EngineSelectionTest {
    private static final FakeEngine QUICK = new FakeEngine("quick", 3, FakeEngine.Fault.NONE);
    private static final FakeEngine SMALL = new FakeEngine("small", 9, FakeEngine.Fault.NONE);

    @Test
    void takesTheFirstThatHasTheLevel() {
        Engines engines = new EngineSelection(List.of(QUICK, SMALL), List.of(SMALL, QUICK)).engines(Optional.empty());
        assertThat(engines.forLevel(3)).isEqualTo(QUICK);
        assertThat(engines.forLevel(4)).isEqualTo(SMALL);
        assertThat(engines.inflater()).isEqualTo(SMALL);
        assertThat(engines.description())
                .isEqualTo("libquick.so for levels 1 to 3; libsmall.so for levels 4 to 9, and expands");
    }

    @Test
    void usesTheJdkForOtherLevels() {
        Engines engines = new EngineSelection(List.of(QUICK), List.of(QUICK)).engines(Optional.empty());
        assertThat(engines.forLevel(4).name()).isEqualTo("jdk");
        assertThat(engines.description())
                .isEqualTo("libquick.so for levels 1 to 3, and expands; JDK for levels 4 to 9");
    }

    /** T12: a faulty compressor would otherwise be found only by a restore. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void rejectsAnEngineThatFailsItsSelfTest(FakeEngine.Fault fault) {
        FakeEngine bad = new FakeEngine("bad", 3, fault);
        Engines engines = new EngineSelection(List.of(bad, SMALL), List.of(bad, SMALL)).engines(Optional.empty());
        assertThat(engines.forLevel(1)).isEqualTo(SMALL);
        assertThat(engines.inflater()).isEqualTo(SMALL);
        assertThat(engines.description())
                .startsWith("libsmall.so for levels 1 to 9, and expands; libbad.so: ")
                .endsWith(fault.words());
    }

    @Test
    void theJdkIsAlwaysAvailable() {
        Engine absent = new FakeEngine("absent", 9, FakeEngine.Fault.NOT_INSTALLED);
        Engines engines = new EngineSelection(List.of(absent), List.of(absent)).engines(Optional.empty());
        assertThat(engines.description()).isEqualTo("JDK for levels 1 to 9, and expands; libabsent.so: not installed");
    }

    @Test
    void usesOnlyTheWantedEngine() {
        EngineSelection choice = new EngineSelection(List.of(QUICK, SMALL), List.of(SMALL, QUICK));
        assertThat(choice.engines(Optional.of("jdk")).description()).isEqualTo("JDK for levels 1 to 9, and expands");
        assertThat(choice.engines(Optional.of("quick")).description())
                .isEqualTo("libquick.so for levels 1 to 3, and expands; JDK for levels 4 to 9");
        assertThat(choice.engines(Optional.of("small")).description())
                .isEqualTo("libsmall.so for levels 1 to 9, and expands");
    }

    /** If the user names an engine that cannot be used, it is an error. */
    @Test
    void failsWithoutTheWantedEngine() {
        FakeEngine absent = new FakeEngine("absent", 9, FakeEngine.Fault.NOT_INSTALLED);
        EngineSelection choice = new EngineSelection(List.of(absent, SMALL), List.of(absent, SMALL));
        for (String wanted : List.of("absent", "zlib", "")) {
            assertThatThrownBy(() -> choice.engines(Optional.of(wanted)))
                    .isInstanceOf(UncheckedIOException.class)
                    .cause()
                    .isInstanceOfSatisfying(ImagingException.class, e -> {
                        assertThat(e.problem()).isEqualTo(Problem.BAD_SETTING);
                        assertThat(e).hasMessageContaining("'" + wanted + "'").hasMessageContaining("not installed");
                        assertThat(e.remedy()).contains("tbimage.gzip.engine", "jdk, small");
                    });
        }
    }

    /** If a library rejects data, or decodes it wrongly, the JDK decodes it. */
    @ParameterizedTest
    @EnumSource(names = {"EXPANDS_NOTHING", "EXPANDS_WRONGLY", "LEAVES_MEMBER_ANYWHERE", "TAKES_ALL"})
    void theDecoderChecksEveryEngine(FakeEngine.Fault fault) throws Exception {
        String content = "all that is on the disk";
        byte[] frame = new HandMadeMember(0, "", content).bytes();
        ByteBuffer chunk = ByteBuffer.allocate(content.length());
        try (GzipDecoder decoder = new GzipDecoder(new FakeInflater(fault))) {
            decoder.decode(ByteBuffer.wrap(frame), chunk);
            assertThat(chunk.array()).asString(US_ASCII).isEqualTo(content);
            frame[20] ^= 1;
            assertThatThrownBy(() -> decoder.decode(ByteBuffer.wrap(frame), chunk.clear()))
                    .isInstanceOf(CorruptFrameException.class);
        }
    }
}
