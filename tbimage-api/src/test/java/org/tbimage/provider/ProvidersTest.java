package org.tbimage.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.ServiceConfigurationError;
import org.junit.jupiter.api.Test;
import org.tbimage.problem.Problem;

class ProvidersTest {
    private record First(String name) implements Named {}

    private record Second(String name) implements Named {}

    private static Providers<Named> of(Named... found) {
        return Providers.of("codec", List.of(found), Map.of("zstd", "org.tbimage:tbimage-codec-zstd"));
    }

    @Test
    void areFoundByName() throws Exception {
        Providers<Named> providers = of(new First("b"), new Second("a"));
        assertThat(providers.get("a")).isEqualTo(new Second("a"));
        assertThat(providers.names()).containsExactly("a", "b");
        assertThat(providers.all()).containsExactly(new Second("a"), new First("b"));
    }

    @Test
    void aMissSaysWhatThereIsAndWhatToAdd() {
        assertThatThrownBy(() -> of(new First("gzip"), new First("xz")).get("zstd"))
                .isInstanceOfSatisfying(UnknownProviderException.class, e -> {
                    assertThat(e.problem()).isEqualTo(Problem.UNKNOWN_PROVIDER);
                    assertThat(e.remedy()).contains("org.tbimage:tbimage-codec-zstd");
                })
                .hasMessage("there is no codec named 'zstd'; there is: gzip, xz");
        assertThatThrownBy(() -> of().get("no\nsuch"))
                .isInstanceOf(UnknownProviderException.class)
                .message()
                .doesNotContain("\n");
    }

    /** The order of a class path must not decide. */
    @Test
    void ofTwoWithOneNameNeitherIsUsedAndBothAreNamed() throws Exception {
        Providers<Named> providers = of(new First("gzip"), new Second("gzip"), new First("xz"));
        assertThat(providers.names()).containsExactly("xz");
        assertThat(providers.broken())
                .singleElement()
                .asString()
                .contains("the codec 'gzip' is offered by", First.class.getName(), Second.class.getName());
        assertThatThrownBy(() -> providers.get("gzip"))
                .isInstanceOf(UnknownProviderException.class)
                .hasMessageContaining(Second.class.getName());
    }

    @Test
    void aProviderWithABadNameIsLeftOut() {
        for (String name : List.of("", "Gzip", "g zip", "1gzip", "gzip/x", "g".repeat(33))) {
            Providers<Named> providers = of(new First(name), new Second("xz"));
            assertThat(providers.names()).containsExactly("xz");
            assertThat(providers.broken())
                    .singleElement()
                    .asString()
                    .contains(First.class.getName(), "bad name '" + name + "'");
        }
        assertThat(of(() -> null, new Second("xz")).names()).containsExactly("xz");
    }

    @Test
    void anAdapterAddsProvidersOfAnotherKind() throws Exception {
        Providers<Second> others = Providers.of("other", List.of(new Second("xz"), new Second("gzip")), Map.of());
        Providers<Named> all = of(new First("gzip")).plus(others, other -> () -> "any");
        assertThat(all.names()).containsExactly("xz");
        assertThat(all.origin("xz")).isEqualTo(Origin.of(Second.class));
        assertThat(all.broken()).singleElement().asString().contains("'gzip'", Second.class.getName());
    }

    @Test
    void theOriginIsWhereTheClassLies() {
        Origin origin = of(new First("gzip")).origin("gzip");
        assertThat(origin.place()).matches("[^/]+/[^/]*classes");
        assertThat(origin.version()).isEmpty();
        assertThat(Origin.of(String.class).place()).isEqualTo("module java.base");
        assertThat(Origin.of(String.class).version()).isNotEmpty();
        assertThat(Origin.of(Test.class).place()).matches(".+/junit-jupiter-api-.+\\.jar");
        assertThat(Origin.of(Test.class).version()).matches("[0-9]+\\..*");
        assertThatThrownBy(() -> of().origin("gzip")).isInstanceOf(IllegalArgumentException.class);
    }

    /** One that nobody needs must not keep the others from being used. */
    @Test
    void whatCannotBeLoadedIsPassedOverAndListed() throws Exception {
        Named nameless = () -> {
            throw new IllegalStateException("no name");
        };
        Iterator<Named> all =
                List.of(new First("gzip"), nameless, new Second("xz")).iterator();
        Iterator<Named> failing = new Iterator<>() {
            private int failures = 2;

            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public Named next() {
                if (failures-- > 0) {
                    throw new ServiceConfigurationError("Provider Zstd", new UnsatisfiedLinkError("no library"));
                }
                return all.next();
            }
        };
        Providers<Named> providers = Providers.of("codec", () -> failing, Map.of());
        assertThat(providers.names()).containsExactly("gzip", "xz");
        assertThat(providers.broken()).hasSize(2).element(1).asString().contains("no name");
        assertThatThrownBy(() -> providers.get("zstd")).hasMessageContaining("cannot be used: Provider Zstd: ");
    }

    @Test
    void anIteratorThatOnlyFailsIsAbandoned() {
        Iterator<Named> failing = new Iterator<>() {
            @Override
            public boolean hasNext() {
                throw new ServiceConfigurationError("broken file");
            }

            @Override
            public Named next() {
                throw new NoSuchElementException();
            }
        };
        assertThat(Providers.of("codec", () -> failing, Map.of()).broken())
                .hasSize(2)
                .first()
                .asString()
                .contains("broken file");
    }
}
