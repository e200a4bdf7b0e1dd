package io.netsplit.workload;

import io.netsplit.random.Prng;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes one client's transactions. What it picks depends on the seed, the client and the number of the transaction alone;
 * see {@link KeyRotation} for which key a pick then stands for.
 *
 * <p>Every value written is unique in the run: ten thousand times the number of the client's write, from 1, plus the number
 * of the client, from 1. 170003 is what client c3 wrote with its 17th write.
 */
final class TransactionSource {
    private static final long VALUE_STRIDE = WorkloadSpec.MOST_CLIENTS + 1L;

    private final int client;
    private final boolean lists;
    private final TransactionShape shape;
    private final KeyPicker keys;
    private final KeyRotation rotation;
    private final Prng random;
    private long picks;
    private long writes;

    /** {@code client} counts from 0. */
    TransactionSource(int client, WorkloadSpec spec, KeyPicker keys, KeyRotation rotation, Prng random) {
        this.client = client;
        this.lists = spec.type() == DataType.LIST_APPEND;
        this.shape = spec.transactions();
        this.keys = keys;
        this.rotation = rotation;
        this.random = random;
    }

    /** The next transaction, which begins at {@code nowNs}. */
    List<Step> next(long nowNs) {
        int count = (int) random.between(shape.fewestSteps(), shape.mostSteps());
        Map<Integer, Integer> currents = new LinkedHashMap<>();
        List<Integer> picked = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int key = pick(picked, nowNs);
            boolean reads = random.nextDouble() < shape.readShare();
            // A transaction goes on with the keys that it began with.
            int current = currents.computeIfAbsent(key, rotation::current);
            steps.add(reads ? Step.read(current) : write(current));
            if (!reads) {
                rotation.written(key);
            }
        }
        return steps;
    }

    /** Once it has all the keys that it may have, one of these, each as often as it was picked. */
    private int pick(List<Integer> picked, long nowNs) {
        long distinct = picked.stream().distinct().count();
        boolean full = shape.mostKeys() > 0 && distinct >= shape.mostKeys();
        int key = full ? picked.get(random.nextInt(picked.size())) : keys.pick(picks++, nowNs, random);
        picked.add(key);
        return key;
    }

    private Step write(int key) {
        long value = ++writes * VALUE_STRIDE + client + 1;
        return lists ? Step.append(key, value) : Step.write(key, value);
    }
}
