package io.netsplit.check.linearizability.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.check.Phrases;
import io.netsplit.check.linearizability.Budget;
import io.netsplit.check.linearizability.Violation;
import io.netsplit.check.linearizability.judge.Judge;
import io.netsplit.check.linearizability.judge.RandomHistories;
import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import io.netsplit.model.Model;
import io.netsplit.model.Models;
import io.netsplit.random.Prng;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What a sentence says of a history is read back and looked up in that history, on random ones that were spoilt. A
 * sentence that is not true prints the seed.
 */
class SentenceTruthTest {
    private static final int SEEDS = 4_000;
    private static final Pattern ACKNOWLEDGED = Pattern.compile(
            "but (\\S+) had been acknowledged to c(\\d+) at ([\\d.]+) s and nobody wrote (\\S+) after it");
    private static final Pattern NOWHERE = Pattern.compile("but nobody (?:ever wrote|had \\w+) (\\S+)$");
    private static final Pattern LEFT = Pattern.compile(
            "but (\\S+) had been \\w+ (?:before it, |on top of it, )?by c(\\d+) at ([\\d.]+) s,? and nobody had (\\w+) (?:it|that)");
    private static final Pattern TWICE = Pattern.compile("but c(\\d+) (?:dequeued|popped) it as well, at ([\\d.]+) s");
    private static final Pattern HELD =
            Pattern.compile("but c(\\d+) had (\\w+)d it at ([\\d.]+) s and nobody can have (\\w+)d it in between");

    @Test
    void whatIsSaidOfRegistersIsTrue() {
        assertThat(checked(Models.casRegister())).isGreaterThan(100);
    }

    @Test
    void whatIsSaidOfStoresIsTrue() {
        assertThat(checked(Models.kv())).isGreaterThan(20);
    }

    @Test
    void whatIsSaidOfQueuesIsTrue() {
        assertThat(checked(Models.queue())).isGreaterThan(100);
    }

    @Test
    void whatIsSaidOfStacksIsTrue() {
        assertThat(checked(Models.stack())).isGreaterThan(100);
    }

    @Test
    void whatIsSaidOfMutexesIsTrue() {
        assertThat(checked(Models.mutex())).isGreaterThan(50);
    }

    @Test
    void whatIsSaidOfListsIsTrue() {
        assertThat(checked(Models.list())).isGreaterThan(5);
    }

    /** How many sentences made a claim that could be looked up. */
    private static int checked(Model model) {
        int checked = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            Prng random = Prng.of(seed, "truth/" + model.name());
            RandomHistories.Shape shape = new RandomHistories.Shape(
                    2 + random.nextInt(3),
                    5 + random.nextInt(12),
                    random.nextInt(5),
                    0.1,
                    0.1,
                    random.nextInt(20),
                    1,
                    false);
            History history = RandomHistories.mutated(random, model, shape);
            Violation violation =
                    new Judge().check(history, model, Budget.DEFAULT).violation();
            if (violation != null) {
                String name = model.name() + " seed " + seed + ": " + violation.sentence();
                checked += new Reader(history, violation, name).check() ? 1 : 0;
            }
        }
        return checked;
    }

    private record Reader(History history, Violation violation, String name) {
        boolean check() {
            String sentence = violation.sentence();
            assertThat(sentence).as(name).startsWith(Phrases.client(violation.stuck()) + " ");
            return acknowledged(ACKNOWLEDGED.matcher(sentence))
                    | nowhere(NOWHERE.matcher(sentence))
                    | left(LEFT.matcher(sentence))
                    | twice(TWICE.matcher(sentence))
                    | held(HELD.matcher(sentence));
        }

        private boolean acknowledged(Matcher said) {
            if (!said.find()) {
                return false;
            }
            Operation newer = one(operation ->
                    is(operation, said.group(2), said.group(3)) && operation.isOk() && wrote(operation, said.group(1)));
            assertThat(newer.completedNs())
                    .as(name)
                    .isLessThan(violation.stuck().invokedNs());
            assertThat(any(operation -> happened(operation)
                            && wrote(operation, said.group(4))
                            && operation.invokedNs() > newer.completedNs()))
                    .as(name)
                    .isFalse();
            return true;
        }

        private boolean nowhere(Matcher said) {
            if (!said.find()) {
                return false;
            }
            assertThat(any(operation -> happened(operation)
                            && wrote(operation, said.group(1))
                            && operation.invokedNs() <= violation.timeNs()))
                    .as(name)
                    .isFalse();
            return true;
        }

        private boolean left(Matcher said) {
            if (!said.find()) {
                return false;
            }
            Operation put = one(operation ->
                    is(operation, said.group(2), said.group(3)) && operation.isOk() && wrote(operation, said.group(1)));
            assertThat(put.completedNs()).as(name).isLessThan(violation.stuck().completedNs());
            assertThat(any(operation -> operation.isOk()
                            && List.of(Functions.DEQUEUE, Functions.POP).contains(operation.function())
                            && Phrases.value(operation.output()).equals(said.group(1))
                            && operation.completedNs() < violation.timeNs()))
                    .as(name)
                    .isFalse();
            return true;
        }

        private boolean twice(Matcher said) {
            if (!said.find()) {
                return false;
            }
            Operation other = one(operation -> is(operation, said.group(1), said.group(2))
                    && operation.index() != violation.stuck().index()
                    && operation.output() != null);
            assertThat(other.output()).as(name).isEqualTo(violation.stuck().output());
            return true;
        }

        private boolean held(Matcher said) {
            if (!said.find()) {
                return false;
            }
            Operation before = one(operation -> is(operation, said.group(1), said.group(3))
                    && operation.isOk()
                    && operation.function().equals(said.group(2)));
            assertThat(before.completedNs())
                    .as(name)
                    .isLessThan(violation.stuck().invokedNs());
            assertThat(any(operation -> happened(operation)
                            && operation.function().equals(said.group(4))
                            && !Boolean.FALSE.equals(operation.output())
                            && operation.invokedNs() > before.completedNs()
                            && operation.invokedNs() <= violation.timeNs()))
                    .as(name)
                    .isFalse();
            return true;
        }

        /** Times are told with as few digits as the evidence needs, so others may look the same. */
        private Operation one(Predicate<Operation> wanted) {
            List<Operation> found = java.util.stream.Stream.concat(
                            violation.evidence().operations().stream(), history.operations().stream())
                    .filter(wanted)
                    .toList();
            assertThat(found).as(name).isNotEmpty();
            return found.get(0);
        }

        private boolean any(Predicate<Operation> wanted) {
            return history.operations().stream().anyMatch(wanted);
        }

        private static boolean is(Operation operation, String client, String time) {
            String told = new java.math.BigDecimal(operation.completedNs())
                    .movePointLeft(9)
                    .toPlainString();
            return Phrases.client(operation).equals("c" + client) && told.startsWith(time);
        }

        private static boolean happened(Operation operation) {
            return operation.completion() != Completion.FAIL;
        }

        private static boolean wrote(Operation operation, String value) {
            Object written = Sources.written(operation);
            return written != null
                    && Phrases.value(Objects.requireNonNull(written)).equals(value);
        }
    }
}
