package io.netsplit.check.linearizability.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.check.linearizability.proof.FlawedJury.Flaw;
import io.netsplit.model.Model;
import io.netsplit.model.Models;
import io.netsplit.random.Prng;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The comparison with all orders has teeth: it finds each flaw of a judge, in every model, within few histories. */
class FlawsAreNoticedTest {
    private static final int HISTORIES = 5_000;

    @Test
    void everyModelHasASpecification() {
        List<String> specified = Specifications.ALL.stream()
                .map(Supplier::get)
                .map(specification -> specification
                        .model(specification.begin(Prng.of(1, "name")))
                        .name())
                .toList();
        assertThat(specified).isEqualTo(Models.all().stream().map(Model::name).toList());
    }

    @Test
    void aPlainJudgeWithoutAFlawAgrees() {
        for (Supplier<Specification> specification : Specifications.ALL) {
            assertThat(new Agreement(specification)
                            .compare(new FlawedJury(Flaw.NONE), 2_000)
                            .disagreement())
                    .isEmpty();
        }
    }

    /**
     * Two flaws need several keys and long times, which {@link MetamorphicTest} has. And one is none for a counter, whose state does not
     * depend on the order: there the operations placed are all that matters.
     */
    @ParameterizedTest
    @EnumSource(
            value = Flaw.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE", "JUDGES_ONLY_THE_SMALLEST_KEY", "CUTS_TIMES_TO_32_BITS"})
    void everyFlawIsNoticedInEveryModel(Flaw flaw) {
        for (Supplier<Specification> specification : Specifications.ALL) {
            Agreement agreement = new Agreement(specification).compare(new FlawedJury(flaw), HISTORIES);
            boolean noFlaw =
                    flaw == Flaw.SHARES_VISITED_AMONG_STATES && specification.get() instanceof CounterSpecification;
            assertThat(agreement.disagreement().isEmpty())
                    .as(flaw + " of " + specification.get().getClass())
                    .isEqualTo(noFlaw);
        }
    }
}
