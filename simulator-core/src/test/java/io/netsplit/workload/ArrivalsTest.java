package io.netsplit.workload;

import static io.netsplit.workload.FakeSystem.MS;
import static io.netsplit.workload.FakeSystem.ok;
import static io.netsplit.workload.FakeSystem.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import io.netsplit.history.Completion;
import io.netsplit.history.Operation;
import io.netsplit.workload.Arrivals.ArrivalProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    private static final long SECOND_NS = 1_000 * MS;

    private static WorkloadSpec open(double rate, ArrivalProcess process) {
        return WorkloadSpec.defaults(DataType.REGISTER, 4).withArrivals(new Arrivals.Open(rate, process));
    }

    private static FakeSystem run(WorkloadSpec spec, long milliseconds) {
        return new FakeSystem(11, 4, spec, FakeSystem.answersNothingWritten()).run(milliseconds);
    }

    /** Operations invoked in each whole window. */
    private static List<Double> counts(FakeSystem system, long windowNs, int windows) {
        double[] counts = new double[windows];
        for (Operation operation : system.history) {
            int window = (int) (operation.invokedNs() / windowNs);
            if (window < windows) {
                counts[window]++;
            }
        }
        List<Double> result = new ArrayList<>();
        for (double count : counts) {
            result.add(count);
        }
        return result;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(x -> x).sum() / values.size();
    }

    private static double dispersion(List<Double> values) {
        double mean = mean(values);
        double squares =
                values.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
        return squares / (values.size() - 1) / mean;
    }

    @Test
    void poissonArrivalsHaveEqualMeanAndVarianceInEveryWindow() {
        List<Double> counts = counts(run(open(200, ArrivalProcess.POISSON), 200_000), 100 * MS, 2_000);
        assertThat(mean(counts)).isCloseTo(20, offset(0.4));
        assertThat(dispersion(counts)).isCloseTo(1, offset(0.12));
    }

    @Test
    void constantArrivalsOfSeveralClientsAreEvenlySpaced() {
        FakeSystem system = run(open(200, ArrivalProcess.CONSTANT), 10_000);
        for (int i = 1; i < system.history.size(); i++) {
            long gapNs = system.history.get(i).invokedNs()
                    - system.history.get(i - 1).invokedNs();
            assertThat(gapNs).isCloseTo(5 * MS, within(2_000L));
        }
        assertThat(system.history).hasSizeBetween(1_999, 2_001);
    }

    @Test
    void burstyArrivalsKeepTheMeanAndSpreadFarMore() {
        List<Double> counts = counts(run(open(200, ArrivalProcess.BURSTY), 1_000_000), 100 * MS, 10_000);
        assertThat(mean(counts)).isCloseTo(20, offset(2.0));
        assertThat(dispersion(counts)).isGreaterThan(20);
    }

    @Test
    void phasesChangeTheRateAndThenTheBaseRateHolds() {
        Arrivals.Open phased = new Arrivals.Open(
                10,
                ArrivalProcess.CONSTANT,
                List.of(new Arrivals.Phase(2 * SECOND_NS, 100), new Arrivals.Phase(2 * SECOND_NS, 400)),
                100);
        FakeSystem system = run(open(1, ArrivalProcess.CONSTANT).withArrivals(phased), 6_000);
        List<Double> counts = counts(system, 2 * SECOND_NS, 3);
        assertThat(counts.get(0)).isCloseTo(200, offset(2.0));
        assertThat(counts.get(1)).isCloseTo(800, offset(2.0));
        assertThat(counts.get(2)).isCloseTo(20, offset(2.0));
    }

    @Test
    void aLoadChangeHoldsUntilItIsTakenBack() {
        FakeSystem system =
                new FakeSystem(1, 4, open(100, ArrivalProcess.CONSTANT), FakeSystem.answersNothingWritten());
        system.simulation.schedule(2 * SECOND_NS, () -> system.clients.setRate(1_000));
        system.simulation.schedule(4 * SECOND_NS, () -> system.clients.resetRate());
        List<Double> counts = counts(system.run(6_000), 2 * SECOND_NS, 3);
        assertThat(counts.get(0)).isCloseTo(200, offset(2.0));
        assertThat(counts.get(1)).isCloseTo(2_000, offset(10.0));
        assertThat(counts.get(2)).isCloseTo(200, offset(2.0));
    }

    @Test
    void theNumberOfActiveClientsCanChangeInAClosedLoop() {
        FakeSystem system =
                new FakeSystem(1, 4, WorkloadSpec.defaults(DataType.REGISTER, 2), FakeSystem.answersNothingWritten());
        system.simulation.schedule(SECOND_NS, () -> system.clients.setActiveClients(6));
        system.simulation.schedule(2 * SECOND_NS, () -> system.clients.setActiveClients(1));
        system.simulation.schedule(3 * SECOND_NS, () -> system.clients.resetActiveClients());
        system.run(4_000);
        assertThat(clientsActiveIn(system, 0, 1)).containsExactly(0, 1);
        assertThat(clientsActiveIn(system, 1, 2)).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(clientsActiveIn(system, 2, 3)).containsExactly(0);
        assertThat(clientsActiveIn(system, 3, 4)).containsExactly(0, 1);
    }

    private static TreeSet<Integer> clientsActiveIn(FakeSystem system, long fromS, long toS) {
        TreeSet<Integer> active = new TreeSet<>();
        for (Operation operation : system.history) {
            if (operation.invokedNs() > fromS * SECOND_NS && operation.invokedNs() < toS * SECOND_NS) {
                active.add(operation.client());
            }
        }
        return active;
    }

    @Test
    void anOpenLoopKeepsItsTotalRateWhenClientsLeave() {
        FakeSystem system = new FakeSystem(1, 4, open(400, ArrivalProcess.POISSON), FakeSystem.answersNothingWritten());
        system.simulation.schedule(50 * SECOND_NS, () -> system.clients.setActiveClients(1));
        List<Double> counts = counts(system.run(100_000), 50 * SECOND_NS, 2);
        assertThat(counts.get(0)).isCloseTo(20_000, offset(600.0));
        assertThat(counts.get(1)).isCloseTo(20_000, offset(600.0));
    }

    @Test
    void aClosedLoopHasNoRateToSet() {
        FakeSystem system =
                new FakeSystem(1, 4, WorkloadSpec.defaults(DataType.REGISTER, 2), FakeSystem.answersNothingWritten());
        assertThatThrownBy(() -> system.clients.setRate(5))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed loop");
    }

    @Test
    void anOpenLoopDoesNotWaitForAnswers() {
        FakeSystem system = new FakeSystem(1, 4, open(100, ArrivalProcess.POISSON), (node, request) -> null);
        system.run(10_000);
        assertThat(system.history).hasSizeBetween(900, 1_100);
        assertThat(system.history).extracting(Operation::process).contains(30);
    }

    @Test
    void operationsOfOneSessionNeverOverlap() {
        FakeSystem system =
                new FakeSystem(5, 4, open(2_000, ArrivalProcess.POISSON), FakeSystem.answersNothingWritten());
        system.run(2_000);
        long[] endNs = new long[10_000];
        for (Operation operation : system.history) {
            assertThat(operation.invokedNs()).isGreaterThanOrEqualTo(endNs[operation.process()]);
            endNs[operation.process()] = operation.completedNs();
        }
        assertThat(system.requests).extracting(Request::client).contains(0, 1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void operationsBeyondTheBoundFailUnsent() {
        Arrivals.Open bounded = new Arrivals.Open(1_000, ArrivalProcess.CONSTANT, List.of(), 5);
        FakeSystem system =
                new FakeSystem(1, 4, open(1, ArrivalProcess.CONSTANT).withArrivals(bounded), (node, request) -> null);
        system.run(500);
        List<Operation> unsent = system.history.stream()
                .filter(operation -> operation.error().startsWith("not sent"))
                .toList();
        assertThat(unsent).hasSize(system.history.size() - 4 * 5);
        assertThat(unsent).extracting(Operation::completion).containsOnly(Completion.FAIL);
        assertThat(system.requests).hasSize(4 * 5);
    }

    @Test
    void openLoopArrivalsAreTheSameWhateverTheSystemAnswers() {
        WorkloadSpec spec = open(300, ArrivalProcess.POISSON)
                .withOperations(OperationMix.defaults(DataType.CAS_REGISTER))
                .withKeys(Keys.zipfian(50, 0.99))
                .withRoute(Route.ANY)
                .withRetry(new Retry(3, MS, 5 * MS, Retry.Jitter.FULL));
        FakeSystem healthy = new FakeSystem(9, 4, spec, (node, request) -> ok(request, null)).run(5_000);
        int[] asked = {0};
        FakeSystem sick = new FakeSystem(
                        9, 4, spec, (node, request) -> asked[0]++ % 3 == 0 ? null : refused(request, -1))
                .run(5_000);
        assertThat(sick.history).hasSameSizeAs(healthy.history);
        for (int i = 0; i < healthy.history.size(); i++) {
            Operation one = healthy.history.get(i);
            Operation other = sick.history.get(i);
            assertThat(other.invokedNs()).isEqualTo(one.invokedNs());
            assertThat(other.function()).isEqualTo(one.function());
            assertThat(other.key()).isEqualTo(one.key());
            assertThat(other.client()).isEqualTo(one.client());
        }
    }

    @Test
    void closedLoopClientsAskForTheSameOperationsInTheSameOrderWhateverTheSystemAnswers() {
        WorkloadSpec spec = WorkloadSpec.defaults(DataType.CAS_REGISTER, 3).withKeys(Keys.uniform(7));
        FakeSystem fast = new FakeSystem(9, 4, spec, (node, request) -> ok(request, 1L)).run(5_000);
        FakeSystem slow = new FakeSystem(9, 4, spec, (node, request) -> refused(request, -1));
        slow.roundTripNs = 70 * MS;
        slow.run(5_000);
        for (int client = 0; client < 3; client++) {
            List<String> few = asked(slow, client);
            assertThat(asked(fast, client)).startsWith(few.toArray(new String[0]));
            assertThat(few).hasSizeGreaterThan(20);
        }
    }

    private static List<String> asked(FakeSystem system, int client) {
        return system.history.stream()
                .filter(operation -> operation.client() == client)
                .map(operation -> operation.function() + operation.key())
                .toList();
    }

    /** A second of silence is felt by everyone who came in it, by each for the rest of it: half a second in the mean. */
    @Test
    void theLatencyOfAnOpenLoopCountsFromTheIntendedStart() {
        FakeSystem system = new FakeSystem(
                1,
                4,
                open(200, ArrivalProcess.POISSON).withTimeoutNs(5 * SECOND_NS),
                FakeSystem.answersNothingWritten());
        system.simulation.scheduleAt(SECOND_NS, () -> system.stalledUntilNs = 2 * SECOND_NS);
        system.run(3_000);
        List<Double> latencies = new ArrayList<>();
        for (Operation operation : system.history) {
            if (operation.invokedNs() >= SECOND_NS && operation.invokedNs() < 2 * SECOND_NS) {
                latencies.add((operation.completedNs() - operation.invokedNs()) / 1e6);
            }
        }
        assertThat(latencies).hasSizeBetween(150, 250);
        assertThat(mean(latencies)).isCloseTo(505, offset(60.0));
    }

    @Test
    void aClosedLoopBarelyNoticesASecondOfSilence() {
        FakeSystem system = new FakeSystem(
                1,
                4,
                WorkloadSpec.defaults(DataType.REGISTER, 4).withTimeoutNs(5 * SECOND_NS),
                FakeSystem.answersNothingWritten());
        system.simulation.scheduleAt(SECOND_NS, () -> system.stalledUntilNs = 2 * SECOND_NS);
        system.run(3_000);
        assertThat(system.history.stream()
                        .filter(o -> o.invokedNs() >= SECOND_NS && o.invokedNs() < 2 * SECOND_NS)
                        .count())
                .isLessThanOrEqualTo(4);
    }
}
