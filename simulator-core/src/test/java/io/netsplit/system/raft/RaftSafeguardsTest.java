package io.netsplit.system.raft;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.system.Option;
import io.netsplit.system.SafeguardTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Every safeguard has a reason: switched off, an invariant or the history betrays it within 200 seeds. With all of them in
 * place the same schedules find nothing.
 */
class RaftSafeguardsTest {
    private static final int SEEDS = 200;
    private static final int CONTROL_SEEDS = 30;
    private static final int ALL_ROWS = 10;
    private static final Pattern FOUND = Pattern.compile("seed (\\d+): ([a-z-]+):");
    private static final Map<String, SafeguardTable.Row> CAUGHT = new TreeMap<>();

    @Test
    void twoServersThatDecideForFiveAreCaught() {
        assertCaught(Map.of("quorum", 2L), RaftSafeguardsTest::random);
    }

    @Test
    void countingReplicasOfAnEarlierTermIsCaught() {
        Map<String, Object> off = Map.of("commit-own-term-only", false);
        assertCaught(off, options -> seed -> directed(DirectedFaults.figure8(seed, options)));
    }

    @Test
    void forgettingAVoteIsCaught() {
        Map<String, Object> off = Map.of("persist-vote", false);
        assertCaught(off, options -> seed -> directed(DirectedFaults.forgetfulVoters(seed, options)));
    }

    @Test
    void answeringBeforeTheDiskIsForcedIsCaught() {
        assertCaught(Map.of("fsync", "after-reply"), RaftSafeguardsTest::random);
    }

    @Test
    void neverForcingTheDiskIsCaught() {
        assertCaught(Map.of("fsync", "never"), RaftSafeguardsTest::random);
    }

    @Test
    void aLeaseWithoutMarginForDriftIsCaught() {
        assertCaught(Map.of("lease-drift-bound", 0.0), RaftSafeguardsTest::leases);
    }

    @Test
    void aLeaseWithEnoughMarginForTheDriftIsSafe() {
        LongFunction<Optional<String>> run = leases(Map.of("lease-drift-bound", 0.5));
        assertThat(firstViolation(run, CONTROL_SEEDS)).isEqualTo(Optional.empty());
    }

    @Test
    void executingARetryAgainIsCaught() {
        assertCaught(Map.of("client-sessions", false), RaftSafeguardsTest::random);
    }

    @Test
    void changingTheConfigurationBeforeCommittingInTheOwnTermIsCaught() {
        Map<String, Object> off = Map.of("no-op-before-membership-change", false);
        assertCaught(off, options -> seed -> directed(DirectedFaults.twoConfigurations(seed, options)));
    }

    @Test
    void readingFromAnyServersOwnStateIsCaught() {
        assertCaught(Map.of("reads", "local"), RaftSafeguardsTest::random);
    }

    @Test
    void confirmingTheReadIndexOnlyOnceIsCaught() {
        assertCaught(Map.of("reads", "read-index-once"), RaftSafeguardsTest::random);
    }

    @Test
    void theDirectedSchedulesFindNothingInRaftAsItIs() {
        Map<String, Object> safe = Map.of();
        assertThat(firstViolation(seed -> directed(DirectedFaults.figure8(seed, safe)), CONTROL_SEEDS))
                .isEmpty();
        assertThat(firstViolation(seed -> directed(DirectedFaults.forgetfulVoters(seed, safe)), CONTROL_SEEDS))
                .isEmpty();
        assertThat(firstViolation(seed -> directed(DirectedFaults.twoConfigurations(seed, safe)), CONTROL_SEEDS))
                .isEmpty();
    }

    @Test
    void everySafeguardIsAmongThoseThatAreTested() {
        assertThat(new Raft().options().stream().filter(Option::safeguard).map(Option::name))
                .containsExactlyInAnyOrder(
                        "reads",
                        "lease-drift-bound",
                        "fsync",
                        "quorum",
                        "commit-own-term-only",
                        "persist-vote",
                        "client-sessions",
                        "no-op-before-membership-change");
    }

    /** Runs of one safeguard's schedule under given options: by seed, what was found. */
    private interface Schedule {
        LongFunction<Optional<String>> under(Map<String, Object> options);
    }

    private static void assertCaught(Map<String, Object> off, Schedule schedule) {
        Optional<String> found = firstViolation(schedule.under(off), SEEDS);
        assertThat(found).as(off + " within " + SEEDS + " seeds").isPresent();
        String sentence = found.orElseThrow();
        Matcher form = FOUND.matcher(sentence);
        assertThat(form.lookingAt()).as(sentence).isTrue();
        String safeguard = off.toString().replaceAll("[{}]", "").replace("=", ": ");
        CAUGHT.put(safeguard, new SafeguardTable.Row(safeguard, form.group(2), Long.parseLong(form.group(1))));
    }

    /** Every row or none: a run of one test alone says nothing of the others. */
    @AfterAll
    static void pageOfSafeguardsIsTrue() {
        if (CAUGHT.size() == ALL_ROWS) {
            SafeguardTable.hold("raft", List.copyOf(CAUGHT.values()));
        }
    }

    private static Optional<String> firstViolation(LongFunction<Optional<String>> run, int seeds) {
        for (long seed = 1; seed <= seeds; seed++) {
            Optional<String> found = run.apply(seed);
            if (found.isPresent()) {
                return Optional.of("seed " + seed + ": " + found.get());
            }
        }
        return Optional.empty();
    }

    private static LongFunction<Optional<String>> random(Map<String, Object> options) {
        return seed -> RandomRuns.violation(RandomRuns.run(seed, options));
    }

    private static LongFunction<Optional<String>> leases(Map<String, Object> options) {
        return seed -> RandomRuns.violation(RandomRuns.driftingLeases(seed, options));
    }

    private static Optional<String> directed(RaftCluster raft) {
        List<String> found = raft.violations();
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
    }
}
