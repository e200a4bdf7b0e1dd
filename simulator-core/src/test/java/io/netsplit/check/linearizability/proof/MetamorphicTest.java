package io.netsplit.check.linearizability.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.check.linearizability.judge.Judge;
import io.netsplit.check.linearizability.proof.FlawedJury.Flaw;
import io.netsplit.model.Model;
import io.netsplit.model.Models;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The judge against itself: what it says of a history and of a changed one must hang together, in every model. */
class MetamorphicTest {
    private static final int HISTORIES = 100;
    private static final Budget BUDGET = new Budget(300_000);

    @ParameterizedTest
    @EnumSource
    void relationHoldsInEveryModel(Relation relation) {
        Judge judge = new Judge().withoutEvidence();
        int asked = 0;
        int bad = 0;
        int unknown = 0;
        for (Model model : Models.all()) {
            Metamorphosis tried = new Metamorphosis(
                            (history, judged) ->
                                    judge.check(history, judged, BUDGET).answer(),
                            model.name())
                    .check(relation, HISTORIES, 80);
            assertThat(tried.wrong()).isEmpty();
            asked += tried.asked();
            bad += tried.bad();
            unknown += tried.unknown();
        }
        assertThat(unknown).as("histories on which the judge gave up").isLessThan(asked / 20);
        if (relation != Relation.ADDED_READ_OF_THE_CURRENT_VALUE) {
            assertThat(bad).as("histories without an order among " + asked).isBetween(asked / 20, asked * 3 / 4);
        }
    }

    @Test
    void aPlainJudgeWithoutAFlawStandsAllRelations() {
        for (Relation relation : Relation.values()) {
            assertThat(noticed(Flaw.NONE, relation)).as(relation.name()).isFalse();
        }
    }

    @Test
    void readsOfTheCurrentValueShowWhoRefusesTooMuch() {
        assertNoticed(Flaw.SHARES_VISITED_AMONG_STATES, Relation.ADDED_READ_OF_THE_CURRENT_VALUE);
        assertNoticed(Flaw.NEVER_GOES_BACK, Relation.ADDED_READ_OF_THE_CURRENT_VALUE);
        assertNoticed(Flaw.UNKNOWN_NEVER_HAPPENS, Relation.ADDED_READ_OF_THE_CURRENT_VALUE);
        assertNoticed(Flaw.UNKNOWN_ENDS_WHEN_THE_CLIENT_GIVES_UP, Relation.ADDED_READ_OF_THE_CURRENT_VALUE);
    }

    @Test
    void cutsShowWhoForgetsTimeOrState() {
        assertNoticed(Flaw.IGNORES_REAL_TIME, Relation.CUT_AT_A_QUIET_MOMENT);
        assertNoticed(Flaw.KNOWS_ONLY_THE_ORDER_OF_EACH_PROCESS, Relation.CUT_AT_A_QUIET_MOMENT);
        assertNoticed(Flaw.FORGETS_THE_INITIAL_STATE, Relation.CUT_AT_A_QUIET_MOMENT);
        assertNoticed(Flaw.UNKNOWN_NEVER_HAPPENS, Relation.CUT_OFF_AT_ANY_MOMENT);
    }

    @Test
    void whatDidNotHappenShowsWhoCountsIt() {
        assertNoticed(Flaw.UNKNOWN_IS_OK, Relation.DROPPED_UNKNOWN);
        assertNoticed(Flaw.UNKNOWN_IS_OK, Relation.ADDED_WRITE_THAT_NOBODY_SEES);
        assertNoticed(Flaw.FAILED_MAY_HAPPEN, Relation.DROPPED_FAILURES);
    }

    @Test
    void intervalsAndReadsShowWhoBelievesTooMuch() {
        assertNoticed(Flaw.NEVER_GOES_BACK, Relation.TIGHTENED_INTERVALS);
        assertNoticed(Flaw.SHARES_VISITED_AMONG_STATES, Relation.WIDENED_INTERVALS);
        assertNoticed(Flaw.BELIEVES_EVERY_OTHER_ANSWER, Relation.ADDED_READ_OF_ANOTHER_VALUE);
        assertNoticed(Flaw.BELIEVES_EVERY_OTHER_ANSWER, Relation.ADDED_READ_WITHOUT_AN_ANSWER);
    }

    @Test
    void otherNamesAndTimesShowWhoDependsOnThem() {
        assertNoticed(Flaw.FORGETS_THE_INITIAL_STATE, Relation.RENAMED_VALUES);
        assertNoticed(Flaw.BELIEVES_THE_FIRST_CLIENT, Relation.RENAMED_CLIENTS);
        assertNoticed(Flaw.CUTS_TIMES_TO_32_BITS, Relation.SHIFTED_TIME);
        assertNoticed(Flaw.JUDGES_ONLY_THE_SMALLEST_KEY, Relation.PERMUTED_KEYS);
        assertNoticed(Flaw.JUDGES_ONLY_THE_SMALLEST_KEY, Relation.TWO_OBJECTS_SIDE_BY_SIDE);
    }

    private static void assertNoticed(Flaw flaw, Relation relation) {
        assertThat(noticed(flaw, relation)).as(relation + " notices " + flaw).isTrue();
    }

    /** True where something was wrong in some model. */
    private static boolean noticed(Flaw flaw, Relation relation) {
        return Models.all().stream()
                .anyMatch(model -> !new Metamorphosis(new FlawedJury(flaw), model.name())
                        .check(relation, 40, 16)
                        .wrong()
                        .isEmpty());
    }
}
