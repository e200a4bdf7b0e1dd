package io.netsplit.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.netsplit.random.Prng;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TransactionSourceTest {
    private static final int COUNT = 2_000;

    private static WorkloadSpec spec(DataType type, TransactionShape shape) {
        return WorkloadSpec.defaults(type, 2).withKeys(Keys.uniform(5)).withTransactions(shape);
    }

    /** What two clients ask for in turn. */
    private static List<List<Step>> transactions(WorkloadSpec spec) {
        KeyPicker keys = new KeyPicker(spec.keys());
        KeyRotation rotation =
                new KeyRotation(spec.keys().count(), spec.transactions().rotateAfter());
        List<TransactionSource> clients = new ArrayList<>();
        for (int client = 0; client < 2; client++) {
            clients.add(new TransactionSource(client, spec, keys, rotation, Prng.of(7, "workload/c" + client)));
        }
        List<List<Step>> made = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            made.add(clients.get(i % 2).next(0));
        }
        return made;
    }

    private static List<Step> steps(List<List<Step>> transactions) {
        return transactions.stream().flatMap(List::stream).toList();
    }

    @Test
    void transactionsHaveStepsKeysAndReadsAsAskedFor() {
        List<List<Step>> made =
                transactions(spec(DataType.RW_REGISTER, new TransactionShape(2, 6, 3, 0.3, TransactionShape.NEVER)));
        assertThat(made).allSatisfy(steps -> assertThat(steps).hasSizeBetween(2, 6));
        assertThat(made.stream().map(List::size).distinct()).hasSize(5);
        assertThat(made)
                .allSatisfy(steps ->
                        assertThat(steps.stream().map(Step::key).distinct()).hasSizeLessThanOrEqualTo(3));
        List<Step> all = steps(made);
        double reads = all.stream().filter(step -> !step.writes()).count() / (double) all.size();
        assertThat(reads).isCloseTo(0.3, offset(0.02));
        assertThat(all).allSatisfy(step -> assertThat(step.verb()).isNotEqualTo(Step.Verb.APPEND));
    }

    @Test
    void everyElementIsNewAlsoWithinOneTransaction() {
        List<Step> writes = steps(transactions(spec(DataType.LIST_APPEND, TransactionShape.DEFAULT))).stream()
                .filter(Step::writes)
                .toList();
        assertThat(writes).allSatisfy(step -> assertThat(step.verb()).isEqualTo(Step.Verb.APPEND));
        assertThat(writes.stream().map(Step::value)).doesNotHaveDuplicates();
    }

    @Test
    void aKeyGivesWayAfterSoManyWritesOfAllClients() {
        List<Step> all = steps(transactions(spec(DataType.LIST_APPEND, new TransactionShape(1, 4, 0, 0.5, 8))));
        Map<Integer, Long> appends =
                all.stream().filter(Step::writes).collect(Collectors.groupingBy(Step::key, Collectors.counting()));
        // A transaction finishes on the keys that it began with.
        assertThat(appends.values()).allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(8 + 3));
        assertThat(appends).hasSizeGreaterThan(all.size() / 2 / 8 / 2);
        Function<Step, Integer> pick = step -> step.key() % 5;
        List<Integer> unrotated = steps(transactions(
                        spec(DataType.LIST_APPEND, new TransactionShape(1, 4, 0, 0.5, TransactionShape.NEVER))))
                .stream()
                .map(Step::key)
                .toList();
        assertThat(all.stream().map(pick).toList()).isEqualTo(unrotated);
    }

    @Test
    void stepsAreReadBackAndExecuted() {
        List<Step> steps = List.of(Step.append(1, 10L), Step.read(1), Step.write(2, 5L), Step.read(3));
        assertThat(Step.of(Step.input(steps))).isEqualTo(steps);
        Object list = Step.append(1, 10L).after(List.of(9L));
        assertThat(list).isEqualTo(List.of(9L, 10L));
        assertThat(Step.answer(steps, step -> step.after(step.key() == 1 ? List.of(9L) : null))
                        .toString())
                .isEqualTo("[[append, 1, 10], [r, 1, [9]], [w, 2, 5], [r, 3, null]]");
        assertThatThrownBy(() -> Step.of(List.of(List.of("x", 1L))))
                .hasMessage("a step reads (r), writes (w) or appends, not 'x'");
    }
}
