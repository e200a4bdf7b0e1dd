package io.netsplit.bench;

import io.netsplit.history.Cas;
import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import io.netsplit.random.Prng;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Histories of the two kinds on which Porcupine is measured, by seed. Every operation takes effect at one instant between its
 * two ends.
 *
 * <p><em>etcd</em>: one register that begins with nothing, five clients, 82 operations, a third each reads, writes and cas of
 * five values, where a cas that failed saw another value; one operation in five is timed out, and its client goes on as a
 * new process. Such an operation takes effect at any time up to the end, or never. Spoilt: one read in three saw what the
 * register held five operations before.
 *
 * <p><em>kv</em>: ten keys, 1,700 operations, of which half append a word of their own, some put one, and the others get.
 * Spoilt: one get, after two thirds, lacks a word that had been appended and acknowledged long before.
 */
final class HardHistories {
    private static final int ETCD_OPERATIONS = 82;
    private static final int ETCD_CLIENTS = 5;
    private static final int KV_OPERATIONS = 1_700;
    private static final int KEYS = 10;
    private static final long LONGEST_NS = 1_000;

    private static final class Draft {
        private int client;
        private int process;
        private String function = "";
        private Object key;
        private Object input;
        private Object output;
        private boolean timedOut;
        private long fromNs;
        private long effectNs;
        private long toNs;
    }

    private HardHistories() {}

    static History etcd(long seed, boolean spoilt) {
        Prng random = Prng.of(seed, "hard-history/etcd");
        List<Draft> drafts = drafts(random, ETCD_OPERATIONS, ETCD_CLIENTS);
        long endNs = drafts.get(drafts.size() - 1).toNs;
        int processes = ETCD_CLIENTS;
        int[] process = {0, 1, 2, 3, 4};
        for (Draft draft : drafts) {
            draft.process = process[draft.client];
            draft.timedOut = random.chance(0.2);
            if (draft.timedOut) {
                process[draft.client] = processes++;
                long lateNs = draft.fromNs + 1 + random.nextLong(Math.max(1, endNs - draft.fromNs));
                draft.effectNs = random.chance(0.5) ? lateNs : Long.MAX_VALUE;
            }
        }
        Object value = null;
        List<Object> held = new ArrayList<>();
        for (Draft draft : byEffect(drafts)) {
            held.add(value);
            value = access(draft, value, random);
            if (spoilt && draft.function.equals(Functions.READ) && random.nextInt(3) == 0) {
                draft.output = held.get(Math.max(0, held.size() - 5));
            }
        }
        return finish(drafts);
    }

    private static Object access(Draft draft, Object value, Prng random) {
        switch (random.nextInt(3)) {
            case 0 -> {
                draft.function = Functions.READ;
                draft.output = value;
                return value;
            }
            case 1 -> {
                draft.function = Functions.WRITE;
                draft.input = random.nextLong(5);
            }
            default -> {
                draft.function = Functions.CAS;
                Cas cas = new Cas(random.nextLong(5), random.nextLong(5));
                draft.input = cas;
                draft.output = Objects.equals(cas.expected(), value);
                return Objects.equals(cas.expected(), value) ? cas.update() : value;
            }
        }
        return draft.input;
    }

    static History kv(long seed, int clients, boolean spoilt) {
        Prng random = Prng.of(seed, "hard-history/kv");
        List<Draft> drafts = drafts(random, KV_OPERATIONS, clients);
        Map<Object, String> store = new LinkedHashMap<>();
        int word = 0;
        for (Draft draft : byEffect(drafts)) {
            draft.process = draft.client;
            draft.key = random.nextLong(KEYS);
            String value = store.getOrDefault(draft.key, "");
            int kind = random.nextInt(100);
            if (kind < 46) {
                draft.function = Functions.GET;
                draft.output = value;
            } else {
                draft.function = kind < 50 ? Functions.PUT : Functions.APPEND;
                draft.input = "x " + draft.client + " " + word++ + " y";
                store.put(draft.key, kind < 50 ? (String) draft.input : value + draft.input);
            }
        }
        if (spoilt) {
            spoil(drafts);
        }
        return finish(drafts);
    }

    private static void spoil(List<Draft> drafts) {
        for (Draft get : drafts.subList(2 * drafts.size() / 3, drafts.size())) {
            if (get.output instanceof String value && value.indexOf('y') < value.length() - 1) {
                int first = value.indexOf('y') + 1;
                get.output = value.substring(0, first) + value.substring(value.indexOf('y', first) + 1);
                return;
            }
        }
        throw new IllegalStateException("no get of two words");
    }

    private static List<Draft> drafts(Prng random, int operations, int clients) {
        long[] nowNs = new long[clients];
        List<Draft> drafts = new ArrayList<>();
        for (int k = 0; k < operations; k++) {
            Draft draft = new Draft();
            draft.client = k % clients;
            draft.fromNs = nowNs[draft.client] + 1 + random.nextLong(LONGEST_NS / 5);
            draft.toNs = draft.fromNs + 2 + random.nextLong(LONGEST_NS);
            draft.effectNs = draft.fromNs + 1 + random.nextLong(draft.toNs - draft.fromNs - 1);
            nowNs[draft.client] = draft.toNs;
            drafts.add(draft);
        }
        drafts.sort(Comparator.comparingLong(draft -> draft.fromNs));
        return drafts;
    }

    private static List<Draft> byEffect(List<Draft> drafts) {
        List<Draft> sorted = new ArrayList<>(drafts);
        sorted.sort(Comparator.comparingLong(draft -> draft.effectNs));
        return sorted;
    }

    private static History finish(List<Draft> drafts) {
        List<Operation> operations = new ArrayList<>();
        for (Draft draft : drafts) {
            Operation operation = new Operation(
                    operations.size(),
                    draft.process,
                    draft.client,
                    draft.function,
                    draft.key,
                    draft.input,
                    draft.fromNs);
            Completion how = draft.timedOut ? Completion.INFO : Completion.OK;
            operation.complete(how, draft.timedOut ? null : draft.output, draft.toNs, "");
            operations.add(operation);
        }
        return History.of(operations);
    }
}
