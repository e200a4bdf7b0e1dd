package io.netsplit.workload;

import static io.netsplit.workload.FakeSystem.MS;
import static io.netsplit.workload.FakeSystem.ok;
import static io.netsplit.workload.FakeSystem.refused;
import static io.netsplit.workload.FakeSystem.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import io.netsplit.random.Distributions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientTest {
    private static final Retry THREE_TIMES = new Retry(3, 5 * MS, 20 * MS, Retry.Jitter.NONE);

    private static WorkloadSpec writes(int clients) {
        return WorkloadSpec.defaults(DataType.REGISTER, clients)
                .withOperations(OperationMix.of(DataType.REGISTER, Map.of(Functions.WRITE, 1.0)))
                .withTimeoutNs(100 * MS);
    }

    private static WorkloadSpec reads(int clients) {
        return WorkloadSpec.defaults(DataType.REGISTER, clients)
                .withOperations(OperationMix.of(DataType.REGISTER, Map.of(Functions.READ, 1.0)))
                .withTimeoutNs(100 * MS);
    }

    @Test
    void oneClosedClientCompletesOneOperationPerThinkTimeAndLatency() {
        WorkloadSpec spec = writes(1).withArrivals(new Arrivals.Closed(Distributions.exponential(30 * MS)));
        FakeSystem system = new FakeSystem(7, 1, spec, FakeSystem.answersNothingWritten()).run(400_000);
        double perSecond = system.history.size() / 400.0;
        assertThat(perSecond).isCloseTo(1000.0 / (30 + 10), offset(0.5));
    }

    @Test
    void anAcknowledgedWriteIsOkAndNamesWhoAnswered() {
        Operation first = new FakeSystem(1, 3, writes(1), FakeSystem.answersNothingWritten())
                .run(50)
                .history
                .get(0);
        assertThat(first.completion()).isEqualTo(Completion.OK);
        assertThat(first.completedNs() - first.invokedNs()).isEqualTo(10 * MS);
        assertThat(first.answeredBy()).isZero();
    }

    @Test
    void anUnansweredWriteIsInfoAndTheClientGoesOnAsAnotherProcess() {
        FakeSystem system = new FakeSystem(1, 1, writes(1), (node, request) -> null).run(500);
        assertThat(system.history).hasSizeGreaterThan(3);
        assertThat(system.history).extracting(Operation::completion).containsOnly(Completion.INFO);
        assertThat(system.history).extracting(Operation::process).doesNotHaveDuplicates();
        assertThat(system.history).extracting(Operation::client).containsOnly(0);
    }

    @Test
    void anUnansweredReadFailsBecauseItChangedNothing() {
        FakeSystem system = new FakeSystem(1, 1, reads(1), (node, request) -> null).run(500);
        assertThat(system.history).extracting(Operation::completion).containsOnly(Completion.FAIL);
        assertThat(system.history).extracting(Operation::process).containsOnly(0);
        assertThat(system.history).extracting(Operation::error).contains("timeout");
    }

    @Test
    void aRefusedWriteFails() {
        FakeSystem system = new FakeSystem(1, 1, writes(1), (node, request) -> refused(request, -1)).run(500);
        assertThat(system.history.get(0).completion()).isEqualTo(Completion.FAIL);
        assertThat(system.history.get(0).error()).isEqualTo("refused");
    }

    @Test
    void aWriteWithUnknownOutcomeIsInfo() {
        FakeSystem system = new FakeSystem(1, 1, writes(1), (node, request) -> unknown(request)).run(50);
        assertThat(system.history.get(0).completion()).isEqualTo(Completion.INFO);
        assertThat(system.history.get(0).error()).isEqualTo("unknown");
    }

    @Test
    void anAnswerAfterTheTimeoutIsIgnored() {
        FakeSystem system = new FakeSystem(1, 1, writes(1), FakeSystem.answersNothingWritten());
        system.roundTripNs = 150 * MS;
        system.run(1_000);
        assertThat(system.history).hasSizeGreaterThan(3).noneMatch(Operation::isOk);
    }

    @Test
    void aRetryRepeatsTheSerialAndTheNextOperationHasAnother() {
        int[] asked = {0};
        FakeSystem system = new FakeSystem(
                1, 1, writes(1).withRetry(THREE_TIMES), (node, request) -> asked[0]++ < 2 ? null : ok(request, null));
        system.run(300);
        assertThat(system.requests).extracting(Request::serial).startsWith(1L, 1L, 1L, 2L);
        assertThat(system.history.get(0).isOk()).isTrue();
        assertThat(system.requestTimesNs.get(1) - system.requestTimesNs.get(0)).isEqualTo(105 * MS);
        assertThat(system.requestTimesNs.get(2) - system.requestTimesNs.get(1)).isEqualTo(110 * MS);
    }

    @Test
    void aRefusalAfterSilenceLeavesTheOutcomeUnknown() {
        int[] asked = {0};
        FakeSystem system = new FakeSystem(
                1,
                1,
                writes(1).withRetry(THREE_TIMES),
                (node, request) -> asked[0]++ == 0 ? null : refused(request, -1));
        system.run(200);
        assertThat(system.history.get(0).completion()).isEqualTo(Completion.INFO);
        assertThat(system.history.get(0).error()).isEqualTo("refused");
    }

    @Test
    void aLateOkOfAnEarlierAttemptEndsTheOperation() {
        int[] asked = {0};
        FakeSystem system = new FakeSystem(
                1, 1, writes(1).withRetry(THREE_TIMES), (node, request) -> asked[0]++ == 0 ? ok(request, null) : null);
        system.roundTripNs = 150 * MS;
        system.run(160);
        assertThat(system.history.get(0).isOk()).isTrue();
    }

    @Test
    void aRedirectIsFollowedAtOnceAndRemembered() {
        List<Integer> asked = new ArrayList<>();
        FakeSystem system = new FakeSystem(1, 5, writes(1), (node, request) -> {
            asked.add(node);
            return node == 3 ? ok(request, null) : refused(request, 3);
        });
        system.run(100);
        assertThat(asked).startsWith(0, 3, 3, 3);
        assertThat(system.history.get(0).answeredBy()).isEqualTo(3);
    }

    @Test
    void redirectsInACircleEnd() {
        FakeSystem system = new FakeSystem(1, 2, writes(1), (node, request) -> refused(request, 1 - node));
        system.roundTripNs = 1 * MS;
        system.run(100);
        assertThat(system.history).hasSizeGreaterThan(2);
        assertThat(system.history.get(0).completion()).isEqualTo(Completion.FAIL);
    }

    @Test
    void aClientWithoutAnswerAsksAnotherNodeNextTime() {
        List<Integer> asked = new ArrayList<>();
        FakeSystem system = new FakeSystem(1, 3, writes(1), (node, request) -> {
            asked.add(node);
            return node == 0 ? null : ok(request, null);
        });
        system.run(300);
        assertThat(asked.get(0)).isZero();
        assertThat(asked.subList(1, asked.size())).isNotEmpty().doesNotContain(0);
    }

    @Test
    void aLocalClientAsksItsOwnNodeEveryTime() {
        List<Integer> asked = new ArrayList<>();
        FakeSystem system =
                new FakeSystem(1, 3, writes(2).withRoute(Route.LOCAL).withRetry(THREE_TIMES), (node, request) -> {
                    asked.add(node * 10 + request.client());
                    return null;
                });
        system.run(2_000);
        assertThat(asked).hasSizeGreaterThan(10).containsOnly(0, 11);
    }

    @Test
    void anyRouteSpreadsOverAllNodes() {
        Map<Integer, Integer> asked = new LinkedHashMap<>();
        FakeSystem system = new FakeSystem(1, 4, writes(1).withRoute(Route.ANY), (node, request) -> {
            asked.merge(node, 1, Integer::sum);
            return ok(request, null);
        });
        system.run(20_000);
        assertThat(asked).hasSize(4);
        assertThat(asked.values()).allSatisfy(count -> assertThat(count).isBetween(180, 320));
    }

    @Test
    void aCrashedClientsWriteBecomesInfoAndItGoesOnAfterTheRestart() {
        FakeSystem system = new FakeSystem(
                3,
                1,
                writes(1).withArrivals(new Arrivals.Closed(Distributions.constant(0))),
                (node, request) -> ok(request, null));
        system.simulation.schedule(25 * MS, () -> system.down.add(0));
        system.simulation.schedule(60 * MS, () -> restart(system));
        system.run(100);
        List<Operation> cut = system.history.stream()
                .filter(operation -> operation.error().equals("client crashed"))
                .toList();
        assertThat(cut).hasSize(1);
        assertThat(cut.get(0).completion()).isEqualTo(Completion.INFO);
        assertThat(system.history).noneMatch(o -> o.invokedNs() > 25 * MS && o.invokedNs() < 60 * MS);
        assertThat(system.history).anyMatch(o -> o.invokedNs() >= 60 * MS && o.isOk() && o.process() != 0);
    }

    private static void restart(FakeSystem system) {
        system.down.clear();
        system.clients.get(0).restarted();
    }

    @Test
    void aClientThatStaysDownAsksNothingMore() {
        FakeSystem system = new FakeSystem(3, 1, writes(1), FakeSystem.answersNothingWritten());
        system.simulation.schedule(205 * MS, () -> system.down.add(0));
        system.run(1_000);
        assertThat(system.history).hasSizeGreaterThan(5).noneMatch(o -> o.invokedNs() > 205 * MS);
    }

    @Test
    void operationsInFlightAtTheEndAreNotLeftOpen() {
        FakeSystem system = new FakeSystem(1, 1, writes(3), (node, request) -> null).run(30);
        assertThat(system.history)
                .isNotEmpty()
                .extracting(Operation::completion)
                .containsOnly(Completion.INFO);
        assertThat(system.history).extracting(Operation::error).contains("end of run");
    }

    @Test
    void everyWrittenValueIsWrittenOnce() {
        FakeSystem system = new FakeSystem(1, 1, writes(20), FakeSystem.answersNothingWritten()).run(2_000);
        assertThat(system.history)
                .hasSizeGreaterThan(1_000)
                .extracting(Operation::input)
                .doesNotHaveDuplicates();
    }
}
