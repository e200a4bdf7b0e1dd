package io.netsplit.check.consistency;

import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import io.netsplit.random.Prng;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Histories of atomic registers, with overlapping operations, some of unknown end, and now and then a stale read. */
final class RandomRegisters {
    private RandomRegisters() {}

    /** {@code stalePercent} of the reads return what the register held before. */
    static History run(Prng random, int size, int stalePercent) {
        List<Operation> operations = new ArrayList<>();
        Map<Object, Long> holds = new LinkedHashMap<>();
        Map<Object, Long> held = new LinkedHashMap<>();
        long[] free = new long[4];
        long atNs = 0;
        for (int i = 0; i < size; i++) {
            atNs += 1 + random.nextInt(20);
            int session = random.nextInt(free.length);
            if (free[session] >= atNs) {
                continue;
            }
            // Takes effect when it is invoked, so that the order of invocation explains everything.
            Object key = (long) random.nextInt(3);
            boolean isWrite = random.nextInt(2) == 0;
            boolean isUnknown = isWrite && random.nextInt(10) == 0;
            Operation operation = new Operation(
                    operations.size(),
                    session,
                    isWrite ? Functions.WRITE : Functions.READ,
                    key,
                    isWrite ? (Object) (1000L + i) : null,
                    atNs);
            Long value = holds.getOrDefault(key, 0L);
            if (isWrite && (!isUnknown || random.nextInt(2) == 0)) {
                held.put(key, value);
                holds.put(key, 1000L + i);
            }
            Long seen = random.nextInt(100) < stalePercent ? held.getOrDefault(key, 0L) : value;
            free[session] = atNs + 1 + random.nextInt(40);
            operation.complete(isUnknown ? Completion.INFO : Completion.OK, isWrite ? null : seen, free[session], "");
            operations.add(operation);
        }
        return History.of(operations);
    }
}
