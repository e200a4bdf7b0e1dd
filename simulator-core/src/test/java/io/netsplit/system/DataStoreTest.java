package io.netsplit.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.history.Cas;
import io.netsplit.history.Functions;
import io.netsplit.model.Model;
import io.netsplit.model.Models;
import io.netsplit.random.Prng;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Request;
import io.netsplit.workload.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DataStoreTest {
    private static final int STEPS = 2_000;

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"MESSAGES", "ORDERS"})
    void everyAnswerIsOneThatTheModelAllows(DataType type) {
        DataStore store = new DataStore(type, true);
        Model model = model(type);
        Prng random = Prng.of(1, "test/" + type.word());
        Object state = model.initial();
        for (long serial = 1; serial <= STEPS; serial++) {
            Request request = random(type, random, serial);
            Object output = store.apply(request);
            Object next = model.step(state, request.function(), 0, request.input(), output);
            assertThat(next).as(request + " in " + state + " answers " + output).isNotSameAs(Model.REFUSED);
            state = next;
        }
    }

    @Test
    void aRetryIsAnsweredWithoutBeingExecutedAgain() {
        DataStore store = new DataStore(DataType.COUNTER, true);
        store.apply(new Request(1, 1, Functions.ADD, 0, 5L));
        store.apply(new Request(1, 1, Functions.ADD, 0, 5L));
        assertThat(read(store)).isEqualTo(5L);
    }

    @Test
    void aRetryOfACompareAndSetIsAnsweredAsTheFirstTime() {
        DataStore store = new DataStore(DataType.REGISTER, true);
        Request cas = new Request(1, 2, Functions.CAS, 0, new Cas(7L, 8L));
        store.apply(new Request(1, 1, Functions.WRITE, 0, 7L));
        assertThat(store.apply(cas)).isEqualTo(true);
        assertThat(store.apply(cas)).isEqualTo(true);
        assertThat(read(store)).isEqualTo(8L);
    }

    @Test
    void aLateCopyHasNoEffect() {
        DataStore store = new DataStore(DataType.REGISTER, true);
        store.apply(new Request(1, 1, Functions.WRITE, 0, 1L));
        store.apply(new Request(1, 2, Functions.WRITE, 0, 2L));
        store.apply(new Request(1, 1, Functions.WRITE, 0, 1L));
        assertThat(read(store)).isEqualTo(2L);
    }

    @Test
    void withoutSessionsARetryIsExecutedAgain() {
        DataStore store = new DataStore(DataType.COUNTER, false);
        store.apply(new Request(1, 1, Functions.ADD, 0, 5L));
        store.apply(new Request(1, 1, Functions.ADD, 0, 5L));
        assertThat(read(store)).isEqualTo(10L);
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"MESSAGES", "ORDERS"})
    void anImageHoldsStateAndSessionsAndStaysAsItIs(DataType type) {
        DataStore store = new DataStore(type, true);
        Prng random = Prng.of(2, "test/" + type.word());
        for (long serial = 1; serial <= 100; serial++) {
            store.apply(random(type, random, serial));
        }
        DataStore.Image image = store.image();
        DataStore copy = new DataStore(type, true);
        for (long serial = 101; serial <= 200; serial++) {
            store.apply(random(type, random, serial));
        }
        copy.restore(image);
        assertThat(copy.digest()).isEqualTo(image.digest());
        assertThat(copy.digest()).isNotEqualTo(store.digest());
        Object before = copy.contents();
        copy.apply(random(type, random, 100));
        assertThat(copy.contents()).as("after a retry of what the image holds").isEqualTo(before);
    }

    @Test
    void theDigestTellsTheOrder() {
        Request one = new Request(1, 1, Functions.WRITE, 0, 1L);
        Request two = new Request(2, 1, Functions.WRITE, 0, 2L);
        assertThat(digest(one, two)).isEqualTo(digest(one, two));
        assertThat(digest(one, two)).isNotEqualTo(digest(two, one));
        assertThat(digest(one)).isNotEqualTo(digest(two));
    }

    @Test
    void anUnknownFunctionIsRefusedByName() {
        DataStore store = new DataStore(DataType.QUEUE, true);
        assertThatThrownBy(() -> store.apply(new Request(1, 1, Functions.CAS, 0, null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a queue has no function 'cas'");
    }

    private static long digest(Request... requests) {
        DataStore store = new DataStore(DataType.REGISTER, true);
        for (Request request : requests) {
            store.apply(request);
        }
        return store.digest();
    }

    private static @Nullable Object read(DataStore store) {
        return store.read(new Request(9, 1, Functions.READ, 0, null));
    }

    private static Request random(DataType type, Prng random, long serial) {
        List<String> functions = switch (type) {
            case REGISTER, CAS_REGISTER -> List.of(Functions.READ, Functions.WRITE, Functions.CAS);
            case KV -> List.of(Functions.GET, Functions.PUT, Functions.APPEND, Functions.DELETE);
            case SET -> List.of(Functions.READ, Functions.ADD, Functions.REMOVE);
            case COUNTER -> List.of(Functions.READ, Functions.ADD);
            case QUEUE -> List.of(Functions.ENQUEUE, Functions.DEQUEUE);
            case TRANSACTIONS, LIST_APPEND, RW_REGISTER -> List.of(Functions.TXN);
            case MESSAGES, ORDERS -> throw new IllegalArgumentException("no store holds " + type.word());
        };
        String function = functions.get(random.nextInt(functions.size()));
        return new Request(1, serial, function, 0, input(type, function, random));
    }

    private static @Nullable Object input(DataType type, String function, Prng random) {
        long value = random.nextInt(5);
        return switch (function) {
            case Functions.READ, Functions.GET, Functions.DELETE, Functions.DEQUEUE -> null;
            case Functions.CAS -> new Cas(value, (long) random.nextInt(5));
            case Functions.PUT, Functions.APPEND -> random.chance(0.5) ? (Object) ("t" + value) : (Object) value;
            case Functions.TXN ->
                Step.input(List.of(Step.read(random.nextInt(2)), change(type, random.nextInt(2), value), Step.read(0)));
            default -> value;
        };
    }

    private static Step change(DataType type, int key, long value) {
        return type == DataType.LIST_APPEND ? Step.append(key, value) : Step.write(key, value);
    }

    private static Model model(DataType type) {
        return switch (type) {
            case REGISTER, CAS_REGISTER -> Models.casRegister();
            case KV -> Models.kv();
            case SET -> Models.set();
            case COUNTER -> Models.counter();
            case QUEUE -> Models.queue();
            case TRANSACTIONS, RW_REGISTER -> Models.multiRegister();
            case LIST_APPEND -> Models.multiList();
            case MESSAGES, ORDERS -> throw new IllegalArgumentException("no store holds " + type.word());
        };
    }
}
