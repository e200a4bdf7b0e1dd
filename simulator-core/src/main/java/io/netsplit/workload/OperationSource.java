package io.netsplit.workload;

import io.netsplit.history.Cas;
import io.netsplit.history.Functions;
import io.netsplit.random.Prng;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one client asks for, in order. Function and key of its i-th operation depend on the seed, the client and i alone,
 * never on answers, so that all variants and faults of a comparison meet the same operations (common random numbers); with a
 * hot spot that moves, the key depends on the time as well, which is another matter in a closed loop than in an open one. What
 * a compare-and-set expects and what a removal removes is the exception: a value that the client has seen, so that it
 * succeeds now and then.
 *
 * <p>Every value written is unique in the run: ten thousand times the number of the operation, from 1, plus the number of
 * the client, from 1. 170003 is what client c3 wrote with its 17th operation.
 */
final class OperationSource {
    /** What is asked for. */
    record Wish(String function, int key, @Nullable Object input) {}

    private static final long VALUE_STRIDE = WorkloadSpec.MOST_CLIENTS + 1L;
    private static final int MOST_KEYS_REMEMBERED = 10_000;
    private static final int TRIES_FOR_ANOTHER_KEY = 20;
    private static final Long NEVER_WRITTEN = 0L;
    private static final Long ONE = 1L;

    private final int client;
    private final DataType type;
    private final OperationMix mix;
    private final KeyPicker keys;
    private final Prng random;
    private final TransactionSource transactions;
    private final boolean remembers;
    private final Map<Integer, Object> seen = new LinkedHashMap<>();
    private long index;

    /** {@code client} counts from 0. */
    OperationSource(int client, WorkloadSpec spec, KeyPicker keys, KeyRotation rotation, Prng random) {
        this.client = client;
        this.type = spec.type();
        this.mix = spec.operations();
        this.keys = keys;
        this.random = random;
        this.transactions = new TransactionSource(client, spec, keys, rotation, random);
        boolean needsSeen = false;
        for (OperationMix.Share share : mix.shares()) {
            needsSeen |=
                    share.function().equals(Functions.CAS) || share.function().equals(Functions.REMOVE);
        }
        remembers = needsSeen;
    }

    /** The next operation, which begins at {@code nowNs}. */
    Wish next(long nowNs) {
        if (type == DataType.LIST_APPEND || type == DataType.RW_REGISTER) {
            return new Wish(Functions.TXN, 0, Step.input(transactions.next(nowNs)));
        }
        String function = mix.pick(random.nextDouble());
        int key = keys.pick(index, nowNs, random);
        index++;
        return function.equals(Functions.TXN) ? transaction(key, nowNs) : new Wish(function, key, input(function, key));
    }

    /** Two or three steps on different registers, each a read or a write with the same chance. It is all of one object. */
    private Wish transaction(int firstKey, long nowNs) {
        int wanted = 2 + random.nextInt(Step.MOST - 1);
        List<Step> steps = new ArrayList<>();
        int key = firstKey;
        for (int tries = 0; tries < TRIES_FOR_ANOTHER_KEY && steps.size() < wanted; tries++) {
            int candidate = key;
            if (steps.stream().noneMatch(step -> step.key() == candidate)) {
                steps.add(random.nextDouble() < 0.5 ? Step.read(key) : Step.write(key, unique()));
            }
            key = keys.pick(index + tries, nowNs, random);
        }
        return new Wish(Functions.TXN, 0, Step.input(steps));
    }

    private Long unique() {
        return index * VALUE_STRIDE + client + 1;
    }

    /** Leaves one operation out, as when the client is down at its time. */
    void skip() {
        next(0);
    }

    /** Remembers what an operation that ended ok shows about its key. */
    void sawResult(Wish wish, @Nullable Object output) {
        if (!remembers) {
            return;
        }
        Object value = shown(wish, output);
        if (value != null) {
            seen.put(wish.key(), value);
            if (seen.size() > MOST_KEYS_REMEMBERED) {
                seen.remove(seen.keySet().iterator().next());
            }
        }
    }

    private @Nullable Object input(String function, int key) {
        Long unique = unique();
        return switch (function) {
            case Functions.WRITE,
                    Functions.PUT,
                    Functions.APPEND,
                    Functions.ENQUEUE,
                    Functions.PUBLISH,
                    Functions.REQUEST,
                    Functions.ORDER -> unique;
            case Functions.ADD -> type == DataType.COUNTER ? ONE : unique;
            case Functions.CAS -> new Cas(seen.getOrDefault(key, NEVER_WRITTEN), unique);
            case Functions.REMOVE -> seen.getOrDefault(key, NEVER_WRITTEN);
            default -> null;
        };
    }

    private static @Nullable Object shown(Wish wish, @Nullable Object output) {
        return switch (wish.function()) {
            case Functions.READ -> output instanceof Long ? output : null;
            case Functions.CAS -> Boolean.TRUE.equals(output) && wish.input() instanceof Cas cas ? cas.update() : null;
            case Functions.WRITE, Functions.ADD -> wish.input();
            default -> null;
        };
    }
}
