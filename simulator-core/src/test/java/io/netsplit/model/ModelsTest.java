package io.netsplit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.history.Cas;
import io.netsplit.history.Functions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ModelsTest {
    @Test
    void everyModelIsFoundByItsName() {
        for (Model model : Models.all()) {
            assertThat(Models.named(model.name())).isPresent();
        }
        assertThat(Models.all())
                .extracting(Model::name)
                .containsExactly(
                        "register",
                        "cas-register",
                        "multi-register",
                        "mutex",
                        "kv",
                        "set",
                        "counter",
                        "queue",
                        "stack",
                        "list");
        assertThat(Models.names()).startsWith("register, cas-register, ").endsWith(", list");
        assertThat(Models.named("heap")).isEmpty();
    }

    @Test
    void modelsAreFoundByTheNamesThatOthersGiveThem() {
        assertThat(Models.called("fifo-queue").map(NamedModel::name)).hasValue("queue");
        assertThat(Models.called("key-value").map(NamedModel::name)).hasValue("kv");
        List<String> words = new ArrayList<>();
        for (NamedModel model : Models.known()) {
            words.add(model.name());
            words.addAll(model.otherNames());
            assertThat(model.name()).isEqualTo(model.usual().name());
            assertThat(model.description()).isNotBlank();
            assertThat(model.functions()).isNotEmpty();
        }
        assertThat(words).doesNotHaveDuplicates();
    }

    @Test
    void wordsOfOtherToolsMeanFunctionsOfTheModel() {
        assertThat(Models.meaning(Models.queue(), "enq")).hasValue(Functions.ENQUEUE);
        assertThat(Models.meaning(Models.mutex(), "lock")).hasValue(Functions.ACQUIRE);
        assertThat(Models.meaning(Models.kv(), "read")).hasValue(Functions.GET);
        assertThat(Models.meaning(Models.kv(), "Delete")).hasValue(Functions.DELETE);
        assertThat(Models.meaning(Models.register(), "get")).hasValue(Functions.READ);
        assertThat(Models.meaning(Models.counter(), "inc")).hasValue(Functions.INCREMENT);
        assertThat(Models.meaning(Models.set(), "delete")).hasValue(Functions.REMOVE);
        assertThat(Models.meaning(Models.register(), "enqueue")).isEmpty();
    }

    @Test
    void everyModelStartsWithTheStateThatTheUserNames() {
        assertThat(startingWith("register", 7L)).isEqualTo(7L);
        assertThat(startingWith("cas-register", "a")).isEqualTo("a");
        assertThat(startingWith("kv", null)).isNull();
        assertThat(startingWith("mutex", "held")).isEqualTo(true);
        assertThat(startingWith("mutex", false)).isEqualTo(false);
        assertThat(startingWith("counter", 3L)).isEqualTo(3L);
        assertThat(startingWith("set", List.of(1L))).isEqualTo(Set.of(1L));
        assertThat(startingWith("queue", List.of(1L, 2L))).isEqualTo(List.of(1L, 2L));
        assertThat(startingWith("stack", List.of(1L, 2L))).isEqualTo(List.of(1L, 2L));
        assertThat(startingWith("list", List.of("a"))).isEqualTo(List.of("a"));
    }

    @Test
    void anInitialStateOfAnotherKindIsRefusedWithWhatWasExpected() {
        assertThatThrownBy(() -> startingWith("counter", "many"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("counter cannot start with many; expected a whole number");
        assertThatThrownBy(() -> startingWith("queue", 4L))
                .hasMessageContaining("expected a list of elements, head first");
        assertThatThrownBy(() -> startingWith("mutex", "shut")).hasMessageContaining("expected true or \"held\"");
    }

    private static @Nullable Object startingWith(String name, @Nullable Object initial) {
        return Models.called(name).orElseThrow().startingWith(initial).initial();
    }

    @Test
    void mutexIsHeldByOneAtATime() {
        Model mutex = Models.mutex();
        assertThat(step(mutex, false, Functions.ACQUIRE, null, null)).isEqualTo(true);
        assertThat(step(mutex, false, Functions.ACQUIRE, null, true)).isEqualTo(true);
        assertThat(step(mutex, false, Functions.ACQUIRE, null, false)).isSameAs(Model.REFUSED);
        assertThat(step(mutex, true, Functions.ACQUIRE, null, null)).isSameAs(Model.REFUSED);
        assertThat(step(mutex, true, Functions.ACQUIRE, null, false)).isEqualTo(true);
        assertThat(step(mutex, true, Functions.RELEASE, null, null)).isEqualTo(false);
        assertThat(step(mutex, false, Functions.RELEASE, null, null)).isSameAs(Model.REFUSED);
        assertThat(step(mutex, false, Functions.RELEASE, null, Model.UNSEEN)).isEqualTo(false);
        assertThat(mutex.observes(Functions.ACQUIRE, false)).isTrue();
        assertThat(mutex.observes(Functions.ACQUIRE, null)).isFalse();
        assertThat(mutex.describe(true)).isEqualTo("held");
    }

    @Test
    void stackGivesBackTheNewestFirst() {
        Model stack = Models.stack(List.of(1L));
        Object two = step(stack, stack.initial(), Functions.PUSH, 2L, null);
        assertThat(step(stack, two, Functions.POP, null, 1L)).isSameAs(Model.REFUSED);
        Object one = step(stack, two, Functions.POP, null, 2L);
        assertThat(one).isEqualTo(List.of(1L));
        assertThat(step(stack, one, Functions.POP, null, null)).isSameAs(Model.REFUSED);
        Object none = step(stack, one, Functions.POP, null, Model.UNSEEN);
        assertThat(none).isEqualTo(List.of());
        assertThat(step(stack, none, Functions.POP, null, null)).isEqualTo(none);
    }

    @Test
    void listIsReadAsAWholeInTheOrderOfItsAppends() {
        Model list = Models.list(List.of(1L));
        Object two = step(list, list.initial(), Functions.APPEND, 2L, null);
        assertThat(step(list, two, Functions.READ, null, List.of(1L, 2L))).isEqualTo(two);
        assertThat(step(list, two, Functions.READ, null, List.of(2L, 1L))).isSameAs(Model.REFUSED);
        assertThat(step(list, two, Functions.READ, null, null)).isSameAs(Model.REFUSED);
        assertThat(step(Models.list(), List.of(), Functions.READ, null, null)).isEqualTo(List.of());
        assertThatThrownBy(() -> step(list, two, Functions.READ, null, 4L)).hasMessageContaining("answers a list");
    }

    @Test
    void setAnswersWhetherItContainsAnElement() {
        Model set = Models.set(List.of(1L));
        assertThat(step(set, set.initial(), Functions.CONTAINS, 1L, true)).isEqualTo(set.initial());
        assertThat(step(set, set.initial(), Functions.CONTAINS, 2L, true)).isSameAs(Model.REFUSED);
        assertThat(step(set, set.initial(), Functions.CONTAINS, 2L, false)).isEqualTo(set.initial());
        assertThat(set.observes(Functions.CONTAINS, true)).isTrue();
    }

    @Test
    void counterIncrementsAndDecrementsByOneOrMore() {
        Model counter = Models.counter();
        assertThat(step(counter, 4L, Functions.INCREMENT, null, null)).isEqualTo(5L);
        assertThat(step(counter, 4L, Functions.INCREMENT, 3L, 7L)).isEqualTo(7L);
        assertThat(step(counter, 4L, Functions.DECREMENT, null, null)).isEqualTo(3L);
        assertThat(step(counter, 4L, Functions.DECREMENT, 4L, 1L)).isSameAs(Model.REFUSED);
    }

    @Test
    void transactionReadsAndWritesSeveralRegistersAtOnce() {
        Model registers = Models.multiRegister(0L);
        List<Object> writes = List.of(List.of("write", "x", 1L), List.of("w", "y", 2L));
        Object written = step(registers, registers.initial(), Functions.TXN, writes, null);
        assertThat(registers.describe(written)).isEqualTo("x = 1, y = 2, all others 0");
        Object reads = List.of(Arrays.asList("read", "x", null), List.of("r", "z"));
        assertThat(step(
                        registers,
                        written,
                        Functions.TXN,
                        reads,
                        List.of(List.of("read", "x", 1L), List.of("r", "z", 0L))))
                .isEqualTo(written);
        assertThat(step(
                        registers,
                        written,
                        Functions.TXN,
                        reads,
                        List.of(List.of("read", "x", 0L), List.of("r", "z", 0L))))
                .isSameAs(Model.REFUSED);
        assertThat(step(registers, written, Functions.TXN, reads, Model.UNSEEN)).isEqualTo(written);
        assertThat(registers.observes(Functions.TXN, List.of(List.of("r", "x", 1L))))
                .isTrue();
        assertThat(registers.observes(Functions.TXN, List.of(List.of("w", "x", 1L))))
                .isFalse();
    }

    @Test
    void transactionReadsWhatItWroteItself() {
        Model registers = Models.multiRegister();
        Object steps = List.of(List.of("w", "x", 1L), List.of("r", "x"), List.of("w", "x", 2L));
        Object after = step(
                registers,
                registers.initial(),
                Functions.TXN,
                steps,
                List.of(List.of("w", "x", 1L), List.of("r", "x", 1L), List.of("w", "x", 2L)));
        assertThat(after).isEqualTo(Map.of("x", 2L));
    }

    @Test
    void registersWrittenBackToTheirInitialValuesAreTheInitialState() {
        Model registers = Models.multiRegisterOf(Map.of("x", 5L));
        Object other = step(registers, registers.initial(), Functions.TXN, List.of(List.of("w", "x", 6L)), null);
        assertThat(other).isNotEqualTo(registers.initial());
        assertThat(step(registers, other, Functions.TXN, List.of(List.of("w", "x", 5L)), null))
                .isEqualTo(registers.initial());
    }

    @Test
    void aTransactionThatIsNoneIsRefusedWithWhatWasExpected() {
        Model registers = Models.multiRegister();
        assertThatThrownBy(() -> step(registers, Map.of(), Functions.TXN, 4L, null))
                .hasMessage("a transaction is a list of steps [function, register, value], not 4");
        assertThatThrownBy(() -> step(registers, Map.of(), Functions.TXN, List.of(List.of("cas", "x", 1L)), null))
                .hasMessageContaining("a read (r) or a write (w), not 'cas'");
        assertThatThrownBy(() -> step(
                        registers, Map.of(), Functions.TXN, List.of(List.of("r", "x")), List.of(List.of("r", "y", 1L))))
                .hasMessageContaining("answers its own steps");
        assertThatThrownBy(() -> step(registers, Map.of(), Functions.TXN, List.of(List.of("r", "x")), null))
                .hasMessageContaining("answered nothing");
    }

    @Test
    void registerReadsWhatWasWritten() {
        Model register = Models.register();
        assertThat(register.initial()).isNull();
        Object five = step(register, null, Functions.WRITE, 5L, null);
        assertThat(five).isEqualTo(5L);
        assertThat(step(register, five, Functions.READ, null, 5L)).isEqualTo(5L);
        assertThat(step(register, five, Functions.READ, null, 4L)).isSameAs(Model.REFUSED);
        assertThat(step(register, five, Functions.READ, null, Model.UNSEEN)).isEqualTo(5L);
        assertThat(Models.register(7L).initial()).isEqualTo(7L);
    }

    @Test
    void casAnswersWhetherItTookEffect() {
        Model register = Models.casRegister();
        Cas cas = new Cas(5L, 6L);
        assertThat(step(register, 5L, Functions.CAS, cas, true)).isEqualTo(6L);
        assertThat(step(register, 5L, Functions.CAS, cas, null)).isEqualTo(6L);
        assertThat(step(register, 5L, Functions.CAS, cas, false)).isSameAs(Model.REFUSED);
        assertThat(step(register, 4L, Functions.CAS, cas, false)).isEqualTo(4L);
        assertThat(step(register, 4L, Functions.CAS, cas, true)).isSameAs(Model.REFUSED);
        assertThat(step(register, 5L, Functions.CAS, cas, Model.UNSEEN)).isEqualTo(6L);
        assertThat(step(register, 4L, Functions.CAS, cas, Model.UNSEEN)).isEqualTo(4L);
        assertThat(register.observes(Functions.CAS, false)).isTrue();
        assertThat(register.observes(Functions.CAS, Model.UNSEEN)).isFalse();
    }

    @Test
    void storeAppendsToTextAndToLists() {
        Model store = Models.kv();
        assertThat(step(store, null, Functions.APPEND, 1L, null)).isEqualTo(List.of(1L));
        assertThat(step(store, 1L, Functions.APPEND, 2L, null)).isEqualTo(List.of(1L, 2L));
        assertThat(step(store, List.of(1L), Functions.APPEND, 2L, null)).isEqualTo(List.of(1L, 2L));
        assertThat(step(store, "ab", Functions.APPEND, "c", null)).isEqualTo("abc");
        assertThat(step(store, 1L, Functions.PUT, 2L, null)).isEqualTo(2L);
        assertThat(step(store, 1L, Functions.GET, null, 1L)).isEqualTo(1L);
        assertThat(step(store, 1L, Functions.GET, null, null)).isSameAs(Model.REFUSED);
    }

    @Test
    void deleteMayAnswerWhetherThereWasAValue() {
        Model store = Models.kv();
        assertThat(step(store, 1L, Functions.DELETE, null, true)).isNull();
        assertThat(step(store, 1L, Functions.DELETE, null, false)).isSameAs(Model.REFUSED);
        assertThat(step(store, null, Functions.DELETE, null, true)).isSameAs(Model.REFUSED);
        assertThat(step(store, null, Functions.DELETE, null, false)).isNull();
        assertThat(step(store, 1L, Functions.DELETE, null, null)).isNull();
    }

    @Test
    void setIsReadInAnyOrderButWithEachElementOnce() {
        Model set = Models.set(List.of(1L));
        Object two = step(set, set.initial(), Functions.ADD, 2L, true);
        assertThat(step(set, two, Functions.READ, null, List.of(2L, 1L))).isEqualTo(two);
        assertThat(step(set, two, Functions.READ, null, List.of(1L))).isSameAs(Model.REFUSED);
        assertThat(step(set, two, Functions.READ, null, List.of(1L, 1L))).isSameAs(Model.REFUSED);
        assertThat(step(set, two, Functions.READ, null, null)).isSameAs(Model.REFUSED);
        assertThat(step(set, two, Functions.ADD, 2L, true)).isSameAs(Model.REFUSED);
        assertThat(step(set, two, Functions.REMOVE, 2L, true)).isEqualTo(set.initial());
        assertThat(step(set, two, Functions.REMOVE, 3L, null)).isEqualTo(two);
        assertThat(step(Models.set(), Models.set().initial(), Functions.READ, null, null))
                .isEqualTo(Models.set().initial());
    }

    @Test
    void counterAdds() {
        Model counter = Models.counter(3);
        Object five = step(counter, counter.initial(), Functions.ADD, 2L, null);
        assertThat(five).isEqualTo(5L);
        assertThat(step(counter, five, Functions.ADD, -1L, 4L)).isEqualTo(4L);
        assertThat(step(counter, five, Functions.ADD, -1L, 5L)).isSameAs(Model.REFUSED);
        assertThat(step(counter, five, Functions.READ, null, 5L)).isEqualTo(5L);
        assertThat(step(counter, 0L, Functions.READ, null, null)).isEqualTo(0L);
        assertThat(step(counter, five, Functions.READ, null, 4L)).isSameAs(Model.REFUSED);
    }

    @Test
    void queueGivesBackInTheOrderOfEnqueueing() {
        Model queue = Models.queue(List.of(1L));
        Object two = step(queue, queue.initial(), Functions.ENQUEUE, 2L, null);
        assertThat(step(queue, two, Functions.DEQUEUE, null, 2L)).isSameAs(Model.REFUSED);
        Object one = step(queue, two, Functions.DEQUEUE, null, 1L);
        assertThat(one).isEqualTo(List.of(2L));
        assertThat(step(queue, one, Functions.DEQUEUE, null, null)).isSameAs(Model.REFUSED);
        Object none = step(queue, one, Functions.DEQUEUE, null, Model.UNSEEN);
        assertThat(none).isEqualTo(List.of());
        assertThat(step(queue, none, Functions.DEQUEUE, null, null)).isEqualTo(none);
        assertThat(step(queue, none, Functions.DEQUEUE, null, 1L)).isSameAs(Model.REFUSED);
    }

    @Test
    void whatAModelDoesNotKnowIsRefusedByName() {
        assertThatThrownBy(() -> step(Models.counter(), 0L, Functions.CAS, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("counter has no function 'cas'; it has add, increment, decrement, read");
        assertThatThrownBy(() -> step(Models.counter(), 0L, Functions.ADD, "x", null))
                .hasMessageContaining("expected a whole number, not x");
        assertThatThrownBy(() -> step(Models.register(), 0L, Functions.CAS, 5L, null))
                .hasMessageContaining("cas needs what it expects");
        assertThatThrownBy(() -> step(Models.queue(), List.of(), Functions.ENQUEUE, null, null))
                .hasMessageContaining("expected an element");
    }

    private static @Nullable Object step(
            Model model, @Nullable Object state, String function, @Nullable Object input, @Nullable Object output) {
        return model.step(state, function, null, input, output);
    }
}
