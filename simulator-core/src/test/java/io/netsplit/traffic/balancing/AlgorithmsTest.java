package io.netsplit.traffic.balancing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netsplit.random.Prng;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlgorithmsTest {
    private static Algorithm make(String name, FakeView view) {
        return make(name, view, Settings.DEFAULT);
    }

    private static Algorithm make(String name, FakeView view, Settings settings) {
        return Algorithms.named(name).factory().create(view, Prng.of(1, name), settings);
    }

    private static List<Integer> choices(Algorithm algorithm, FakeView view, int count) {
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            chosen.add(algorithm.choose(view.request(0, 0)));
        }
        return chosen;
    }

    private static int[] counts(Algorithm algorithm, FakeView view, int requests) {
        int[] counts = new int[view.servers()];
        choices(algorithm, view, requests).forEach(server -> counts[server]++);
        return counts;
    }

    @Test
    void roundRobinGoesInACircle() {
        FakeView view = new FakeView(1, 1, 1);
        assertThat(choices(make("round-robin", view), view, 7)).containsExactly(0, 1, 2, 0, 1, 2, 0);
    }

    /** The example in the commit that brought the algorithm to nginx, 2012. */
    @Test
    void smoothWeightedRoundRobinInterleavesAsInNginx() {
        FakeView view = new FakeView(5, 1, 1);
        assertThat(choices(make("weighted-round-robin", view), view, 7)).containsExactly(0, 0, 1, 0, 2, 0, 0);
        FakeView four = new FakeView(4, 3, 2, 1);
        assertThat(choices(make("weighted-round-robin", four), four, 10)).containsExactly(0, 1, 2, 0, 1, 3, 0, 2, 1, 0);
    }

    @Test
    void weightedRandomGivesEachServerItsShare() {
        FakeView view = new FakeView(5, 1, 3, 1);
        int[] counts = counts(make("weighted-random", view), view, 100_000);
        assertThat(counts[0] / 1e5).isCloseTo(0.5, within(0.01));
        assertThat(counts[1] / 1e5).isCloseTo(0.1, within(0.01));
        assertThat(counts[2] / 1e5).isCloseTo(0.3, within(0.01));
    }

    @Test
    void leastConnectionsTakesTheFewestAndGoesRoundOnTies() {
        FakeView view = new FakeView(1, 1, 1);
        assertThat(choices(make("least-connections", view), view, 4)).containsExactly(0, 1, 2, 0);
        view.inFlight[0] = 3;
        view.inFlight[2] = 1;
        assertThat(choices(make("least-connections", view), view, 2)).containsExactly(1, 1);
    }

    @Test
    void weightedLeastConnectionsCountsForEachUnitOfWeight() {
        FakeView view = new FakeView(1, 4);
        Algorithm algorithm = make("weighted-least-connections", view);
        view.inFlight[1] = 2;
        assertThat(choices(algorithm, view, 1)).containsExactly(1);
        view.inFlight[1] = 4;
        assertThat(choices(algorithm, view, 1)).containsExactly(0);
    }

    @Test
    void leastResponseTimeWeighsLatencyWithRequestsInFlight() {
        FakeView view = new FakeView(1, 1);
        Algorithm algorithm = make("least-response-time", view);
        algorithm.answered(0, 1000, true);
        algorithm.answered(1, 3000, true);
        assertThat(choices(algorithm, view, 2)).containsExactly(0, 0);
        view.inFlight[0] = 3;
        assertThat(choices(algorithm, view, 1)).containsExactly(1);
    }

    @Test
    void twoChoicesNeverTakeTheOneServerThatIsMostLoaded() {
        FakeView view = new FakeView(1, 1, 1, 1);
        view.inFlight[2] = 1;
        int[] counts = counts(make("power-of-two-choices", view), view, 3000);
        assertThat(counts[2]).isZero();
        assertThat(counts[0]).isBetween(900, 1100);
    }

    @Test
    void withReplacementAQuarterOfTheDrawsOfTwoIsTheSameServerTwice() {
        FakeView view = new FakeView(1, 1);
        view.inFlight[0] = 10;
        Settings replaced = Settings.DEFAULT.withReplacement(true);
        assertThat(counts(make("power-of-d-choices", view, replaced), view, 4000)[0])
                .isBetween(900, 1100);
        assertThat(counts(make("power-of-d-choices", view), view, 4000)[0]).isZero();
    }

    @Test
    void aChoiceWithMemoryComesBackToTheBestItHasSeen() {
        FakeView view = new FakeView(1, 1, 1, 1, 1, 1, 1, 1);
        for (int server = 1; server < 8; server++) {
            view.inFlight[server] = 10;
        }
        Algorithm algorithm = make("choices-with-memory", view, Settings.DEFAULT.withChoices(1));
        List<Integer> chosen = choices(algorithm, view, 200);
        int found = chosen.indexOf(0);
        assertThat(found).isBetween(0, 100);
        assertThat(chosen.subList(found, 200)).containsOnly(0);
    }

    @Test
    void theShortestQueueIsJoined() {
        FakeView view = new FakeView(1, 1, 1);
        view.present[0] = 2;
        view.present[2] = 2;
        view.inFlight[1] = 50;
        assertThat(choices(make("join-shortest-queue", view), view, 3)).containsOnly(1);
        view.present[2] = 0;
        int[] counts = counts(make("join-shortest-queue", view), view, 1000);
        assertThat(counts[0]).isZero();
        assertThat(counts[1]).isBetween(400, 600);
    }

    @Test
    void idleServersAreUsedOnceInTheOrderInWhichTheyTold() {
        FakeView view = new FakeView(1, 1, 1);
        Algorithm algorithm = make("join-idle-queue", view);
        algorithm.idle(2);
        algorithm.idle(1);
        algorithm.idle(2);
        assertThat(choices(algorithm, view, 2)).containsExactly(2, 1);
        assertThat(counts(algorithm, view, 300)).doesNotContain(0);
    }

    @Test
    void aClientStaysWithItsServerAndAKeyWithIts() {
        for (String name : new String[] {"ip-hash", "rendezvous", "maglev", "bounded-consistent-hash"}) {
            FakeView view = new FakeView(1, 1, 1, 1, 1);
            Algorithm algorithm = make(name, view);
            Algorithm other = make(name, view);
            int[] counts = new int[5];
            for (int i = 0; i < 1000; i++) {
                int server = algorithm.choose(view.request(i, i));
                algorithm.answered(server, 1, true);
                assertThat(other.choose(view.request(i, i))).as(name).isEqualTo(server);
                other.answered(server, 1, true);
                counts[server]++;
            }
            assertThat(counts).as(name).doesNotContain(0);
        }
    }

    @Test
    void aHotKeyFlowsOverWhenItsServerHasItsBound() {
        FakeView view = new FakeView(1, 1, 1, 1);
        Algorithm algorithm = make("bounded-consistent-hash", view);
        for (int i = 0; i < 400; i++) {
            view.inFlight[algorithm.choose(view.request(0, 42))]++;
        }
        for (int inFlight : view.inFlight) {
            assertThat(inFlight).isBetween(25, 125);
        }
    }

    @Test
    void peakEwmaAvoidsAPeakAndForgetsIt() {
        FakeView view = new FakeView(1, 1);
        Algorithm algorithm = make("peak-ewma", view, Settings.DEFAULT.withDecayNs(1_000_000));
        algorithm.answered(0, 5_000, true);
        algorithm.answered(1, 5_000, true);
        algorithm.answered(1, 90_000, true);
        assertThat(counts(algorithm, view, 100)).containsExactly(100, 0);
        view.nowNs = 5_000_000;
        algorithm.answered(0, 5_000, true);
        assertThat(counts(algorithm, view, 100)).containsExactly(0, 100);
    }

    @Test
    void prequalTakesTheFastestOfTheColdAndTheShortestOfTheHot() {
        FakeView view = new FakeView(1, 1, 1, 1);
        Settings often = Settings.DEFAULT.withProbing(new Settings.Probing(1, 16, 1_000_000, 0.5, 100));
        Algorithm algorithm = make("prequal", view, often);
        algorithm.probed(0, 1, 9_000);
        algorithm.probed(1, 1, 5_000);
        algorithm.probed(2, 50, 1_000);
        // The third is the quickest, but hot.
        assertThat(choices(algorithm, view, 1)).containsExactly(1);
        view.nowNs = 2_000_000;
        // All answers are too old: chance.
        assertThat(counts(algorithm, view, 400)).doesNotContain(0);
    }

    @Test
    void theCentralQueueHoldsWhatNoWorkerIsFreeFor() {
        FakeView view = new FakeView(1, 1);
        Algorithm algorithm = make("central-queue", view);
        view.present[0] = 1;
        assertThat(choices(algorithm, view, 1)).containsExactly(1);
        view.present[1] = 1;
        assertThat(choices(algorithm, view, 1)).containsExactly(Algorithm.HOLD);
    }

    @Test
    void theClairvoyantTakesTheServerThatIsDoneFirst() {
        FakeView view = new FakeView(1, 1, 1);
        view.present[0] = 3;
        view.present[1] = 1;
        view.present[2] = 2;
        assertThat(choices(make("clairvoyant", view), view, 1)).containsExactly(1);
    }

    @Test
    void namesAreUniqueAndEverySourceIsNamed() {
        assertThat(Algorithms.all()).extracting(AlgorithmEntry::name).doesNotHaveDuplicates();
        assertThat(Algorithms.all()).extracting(AlgorithmEntry::source).allMatch(source -> !source.isBlank());
    }
}
