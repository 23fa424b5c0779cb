package org.tbimage.codec.gzip.library;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A version of ISA-L with larger structures is detected. */
final class IsalStructureTest {
    @ParameterizedTest
    @ValueSource(ints = {192 << 10, 200_000, (256 << 10) - 1})
    void detectsWritesToTheGuardArea(int place) {
        IsalStructure structure = new IsalStructure();
        structure.fields().put(place, (byte) 1);
        assertThatThrownBy(structure::close).hasMessageContaining("more memory than any version known");
        structure.close();
    }

    @Test
    void allowsWritesBeforeTheGuardArea() {
        IsalStructure structure = new IsalStructure();
        for (int place = 0; place < 192 << 10; place++) {
            structure.fields().put(place, (byte) place);
        }
        structure.close();
        assertThatThrownBy(structure::address).hasMessageContaining("closed");
    }
}
