package io.netsplit.scenario.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.diagnostic.ErrorPage;
import io.netsplit.scenario.format.diagnostic.ErrorPages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every code has a page, whose examples are what they claim to be. */
class ErrorPagesTest {
    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void wrongExampleMakesExactlyThisMistake(ErrorCode code) {
        ParseResult result = Example.read(ErrorPages.of(code).wrong());
        assertThat(Example.codes(result)).as(result.text()).containsExactly(code.name());
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void rightExampleMakesNone(ErrorCode code) {
        ParseResult result = Example.read(ErrorPages.of(code).right());
        assertThat(result.text()).isEmpty();
        assertThat(result.isValid()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void pageNamesItsCodeAndShowsBothExamples(ErrorCode code) {
        ErrorPage page = ErrorPages.of(code);
        assertThat(page.text()).startsWith(code.name() + ": " + code.title()).contains("Wrong:", "Right:");
        assertThat(page.explanation()).isNotBlank();
    }
}
