package io.netsplit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.history.Cas;
import io.netsplit.history.Functions;
import java.util.List;
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
                .containsExactly("register", "cas-register", "kv", "set", "counter", "queue");
        assertThat(Models.named("stack")).isEmpty();
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
                .hasMessage("counter has no function 'cas'; it has add, read");
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
