package io.netsplit.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExitCodeTest {
    @Test
    void anInternalErrorOutweighsEverything() {
        assertThat(ExitCode.combine(ExitCode.INVALID_SCENARIO, ExitCode.INTERNAL_ERROR))
                .isEqualTo(70);
    }

    @Test
    void anInvalidScenarioOutweighsAFailedAssertion() {
        assertThat(ExitCode.combine(ExitCode.INVALID_SCENARIO, ExitCode.ASSERTION_FAILED))
                .isEqualTo(3);
        assertThat(ExitCode.combine(ExitCode.ASSERTION_FAILED, ExitCode.INVALID_SCENARIO))
                .isEqualTo(3);
    }

    @Test
    void aFailedAssertionOutweighsAnUnknownOne() {
        assertThat(ExitCode.combine(ExitCode.INCONCLUSIVE, ExitCode.ASSERTION_FAILED))
                .isEqualTo(1);
    }

    @Test
    void anUnknownVerdictOutweighsSuccess() {
        assertThat(ExitCode.combine(ExitCode.OK, ExitCode.INCONCLUSIVE)).isEqualTo(2);
        assertThat(ExitCode.combine(ExitCode.OK, ExitCode.OK)).isZero();
    }
}
