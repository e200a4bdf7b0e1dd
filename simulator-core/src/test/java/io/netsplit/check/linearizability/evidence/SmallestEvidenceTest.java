package io.netsplit.check.linearizability.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.check.linearizability.Verdict;
import io.netsplit.check.linearizability.Violation;
import io.netsplit.check.linearizability.judge.Judge;
import io.netsplit.check.linearizability.judge.RandomHistories;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import io.netsplit.model.AppendOnlyList;
import io.netsplit.model.ElementSet;
import io.netsplit.model.Model;
import io.netsplit.model.Models;
import io.netsplit.model.MultiRegister;
import io.netsplit.random.Prng;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What evidence claims of itself, on random histories that were spoilt, of every model: that it has no order, that it is
 * minimal, and that the prefix before it has the order that is given. A disagreement prints the seed.
 */
class SmallestEvidenceTest {
    private static final int SEEDS = 700;

    @Test
    void registerEvidenceIsSmallest() {
        assertEvidence(Models.register());
    }

    @Test
    void storeEvidenceIsSmallest() {
        assertEvidence(Models.kv());
    }

    @Test
    void mutexEvidenceIsSmallest() {
        assertEvidence(Models.mutex());
    }

    @Test
    void setEvidenceIsSmallest() {
        assertEvidence(Models.set());
    }

    @Test
    void setWithElementsFromTheBeginningHasSmallestEvidence() {
        assertEvidence(Models.set(List.of(1L, 2L)));
    }

    @Test
    void counterEvidenceIsSmallest() {
        assertEvidence(Models.counter());
    }

    @Test
    void queueEvidenceIsSmallest() {
        assertEvidence(Models.queue());
    }

    @Test
    void queueWithElementsFromTheBeginningHasSmallestEvidence() {
        assertEvidence(Models.queue(List.of(1L, 2L)));
    }

    @Test
    void stackEvidenceIsSmallest() {
        assertEvidence(Models.stack());
    }

    @Test
    void listEvidenceIsSmallest() {
        assertEvidence(Models.list());
    }

    @Test
    void multiRegisterEvidenceIsSmallest() {
        assertEvidence(Models.multiRegister());
    }

    private static void assertEvidence(Model model) {
        int violated = 0;
        int operations = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            Prng random = Prng.of(seed, "smallest/" + model.name());
            RandomHistories.Shape shape = new RandomHistories.Shape(
                    2 + random.nextInt(3),
                    6 + random.nextInt(24),
                    random.nextInt(5),
                    random.nextInt(3) * 0.1,
                    0.05,
                    random.nextInt(20),
                    1,
                    true);
            History history = RandomHistories.mutated(random, model, shape);
            Verdict verdict = new Judge().check(history, model, Budget.DEFAULT);
            Violation violation = verdict.violation();
            if (violation != null) {
                violated++;
                operations += violation.evidence().size();
                new Claim(model, history, violation, model.name() + " seed " + seed).check();
            }
        }
        assertThat(violated).as("violated histories").isGreaterThan(SEEDS / 20);
        assertThat(operations / (double) violated)
                .as("operations of a piece of evidence")
                .isLessThan(9);
    }

    private record Claim(Model model, History history, Violation violation, String name) {
        void check() {
            List<Operation> evidence = violation.evidence().operations();
            assertThat(fails(evidence)).as(name + ": no order: " + evidence).isTrue();
            assertThat(evidence)
                    .as(name)
                    .anyMatch(one -> one.index() == violation.stuck().index());
            assertThat(violation.minimal()).as(name + ": minimal").isTrue();
            List<Operation> core = evidence.stream()
                    .filter(one ->
                            one.isOk() && one.index() != violation.stuck().index())
                    .filter(one -> !one.equals(violation.start()))
                    .toList();
            List<Operation> sources = core.stream()
                    .filter(one -> isSource(one, evidence) && fails(forgetting(List.of(one), evidence)))
                    .toList();
            for (Operation one : core) {
                List<Operation> both = new ArrayList<>(sources);
                both.add(one);
                List<Operation> without = forgetting(both, evidence);
                List<Operation> dropped = new ArrayList<>(evidence);
                dropped.remove(one);
                assertThat(!sources.contains(one) && fails(without) && fails(dropped))
                        .as("%s: without %s an order: %s, of %s", name, one, times(without), times(evidence))
                        .isFalse();
            }
            order();
        }

        /** True where it is there to show who wrote what another one saw. */
        private static boolean isSource(Operation one, List<Operation> evidence) {
            List<Operation> others = new ArrayList<>(evidence);
            others.remove(one);
            return Sources.missing(evidence, others).contains(one);
        }

        private static List<String> times(List<Operation> operations) {
            return operations.stream()
                    .map(one -> one + " " + one.invokedNs() + ".." + (one.isOk() ? one.completedNs() : "") + "\n")
                    .toList();
        }

        private boolean fails(List<Operation> operations) {
            return new Judge()
                            .withoutEvidence()
                            .check(History.of(operations), model, Budget.DEFAULT)
                            .answer()
                    == Verdict.Answer.NOT_LINEARIZABLE;
        }

        /** The evidence but some operations, and of all others nothing but that they were asked for. */
        private List<Operation> forgetting(List<Operation> some, List<Operation> evidence) {
            Operation start = violation.start();
            Map<Long, Operation> known = new LinkedHashMap<>();
            evidence.forEach(operation -> known.put(operation.index(), operation));
            some.forEach(one -> known.remove(one.index()));
            List<Operation> all = new ArrayList<>();
            if (start != null) {
                known.remove(start.index());
                all.addAll(Objects.requireNonNull(Opening.of(start, model, start.completedNs())));
            }
            for (Operation operation : history.operations()) {
                boolean past = start != null
                        && (operation.index() == start.index()
                                || operation.isOk() && operation.completedNs() < start.invokedNs());
                Operation found = known.get(operation.index());
                if (found != null && found.isOk()) {
                    all.add(found);
                } else if (!past
                        && operation.completion() != io.netsplit.history.Completion.FAIL
                        && !model.observes(
                                operation.function(), operation.isOk() ? operation.output() : Model.UNSEEN)) {
                    forgotten(operation, evidence, start, all);
                }
            }
            Map<Long, Operation> sorted = new java.util.TreeMap<>();
            all.forEach(operation -> sorted.put(operation.index(), operation));
            long least = 0;
            List<Operation> shifted = new ArrayList<>();
            for (Operation operation : sorted.values()) {
                shifted.add(at(operation, least++));
            }
            return shifted;
        }

        private void forgotten(Operation operation, List<Operation> evidence, Operation start, List<Operation> all) {
            Operation open = Prefix.open(operation);
            if (model instanceof ElementSet || model instanceof AppendOnlyList) {
                if (!elements(evidence).contains(operation.input())) {
                    return;
                }
            } else if (model instanceof MultiRegister) {
                List<Object> asked = new ArrayList<>((List<?>) Objects.requireNonNull(operation.input()));
                asked.removeIf(step -> !registers(evidence).contains(((List<?>) step).get(1)));
                open = Prefix.open(Reduction.copy(operation, asked, null));
            }
            boolean early = start != null && open.invokedNs() <= start.completedNs();
            all.add(early ? invokedAt(open, Objects.requireNonNull(start).completedNs()) : open);
        }

        private Set<Object> elements(List<Operation> evidence) {
            Set<Object> elements = new LinkedHashSet<>((Collection<?>) Objects.requireNonNull(model.initial()));
            for (Operation operation : evidence) {
                if (operation.output() instanceof Collection<?> shown) {
                    elements.addAll(shown);
                }
                if (operation.input() != null) {
                    elements.add(operation.input());
                }
            }
            return elements;
        }

        private static Set<Object> registers(List<Operation> evidence) {
            Set<Object> registers = new LinkedHashSet<>();
            for (Operation operation : evidence) {
                for (Object step : (List<?>) Objects.requireNonNull(operation.input())) {
                    registers.add(((List<?>) step).get(1));
                }
            }
            return registers;
        }

        private static Operation invokedAt(Operation open, long timeNs) {
            return new Operation(
                    open.index(), open.process(), open.client(), open.function(), open.key(), open.input(), timeNs);
        }

        private static Operation at(Operation operation, long index) {
            Operation moved = new Operation(
                    index,
                    operation.process(),
                    operation.client(),
                    operation.function(),
                    operation.key(),
                    operation.input(),
                    operation.invokedNs() + 1_000);
            if (operation.isOk()) {
                moved.complete(operation.completion(), operation.output(), operation.completedNs() + 1_000, "");
            }
            return moved;
        }

        /** The order of the longest prefix is one: the model allows it, and so does real time. */
        private void order() {
            Object state = model.initial();
            Set<Long> placed = new LinkedHashSet<>();
            long latestNs = Long.MIN_VALUE;
            for (Operation operation : violation.longestPrefix()) {
                Object output = operation.isOk() ? operation.output() : Model.UNSEEN;
                state = model.step(state, operation.function(), operation.key(), operation.input(), output);
                assertThat(state).as(name + ": " + operation).isNotSameAs(Model.REFUSED);
                latestNs = Math.max(latestNs, operation.invokedNs());
                long endNs = operation.isOk() ? operation.completedNs() : Long.MAX_VALUE;
                assertThat(endNs).as(name + ": " + operation).isGreaterThanOrEqualTo(latestNs);
                placed.add(operation.index());
            }
            assertThat(model.describe(state)).as(name).isEqualTo(violation.stateAfterPrefix());
            for (Operation operation : history.operations()) {
                boolean before = operation.isOk() && operation.completedNs() < violation.timeNs();
                if (before && !Boolean.FALSE.equals(operation.output())) {
                    assertThat(placed).as(name + ": " + operation).contains(operation.index());
                }
            }
        }
    }
}
