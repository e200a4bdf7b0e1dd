package io.netsplit.check.consistency;

import io.netsplit.check.Finding;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Sequential consistency: one order of all operations that keeps the sessions' order and explains every read (Lamport, "How
 * to Make a Multiprocessor Computer That Correctly Executes Multiprocess Programs", IEEE ToC 1979). To decide it is
 * NP-complete (Gibbons and Korach, "Testing Shared Memories", SIAM J. Computing 1997), so there are three steps. First an
 * order is tried in which each key's writes stand as real time suggests; a linearizable history has it. Then whatever must
 * precede what is concluded until nothing more follows; a cycle refutes. What is left is searched, within a bound.
 */
final class SequentialOrder {
    private static final int MOST_ROUNDS = 60;

    private final Accesses accesses;
    private final Story story;
    private @Nullable Contradiction contradiction;

    SequentialOrder(Accesses accesses) {
        this.accesses = accesses;
        this.story = new Story(accesses);
    }

    /** Evidence where the finding was that it is violated. */
    @Nullable
    Contradiction contradiction() {
        return contradiction;
    }

    /** {@code maxSteps} bounds the search. */
    Finding find(long maxSteps) {
        for (int i = 0; i < accesses.size(); i++) {
            if (accesses.source[i] == Accesses.NOBODY) {
                contradiction = story.thinAir(i);
                return Finding.VIOLATED;
            }
        }
        if (asRealTimeSuggests().order() != null) {
            return Finding.HOLDS;
        }
        Precedence concluded = new Precedence(accesses, -1);
        if (!conclude(concluded)) {
            contradiction = story.cycle("CyclicSC", concluded, "so no single order has all of them");
            return Finding.VIOLATED;
        }
        SequentialSearch search = new SequentialSearch(accesses, concluded, maxSteps);
        Finding found = search.find();
        if (found == Finding.VIOLATED) {
            contradiction = search.contradiction();
        }
        return found;
    }

    /**
     * The writes of each key in the order of their zones, as Gibbons and Korach call them: a zone lies between the first
     * completion and the last invocation of a write and of the reads that returned it.
     */
    private Precedence asRealTimeSuggests() {
        int size = accesses.size();
        long[] firstEnd = new long[size];
        long[] lastBegin = new long[size];
        for (int i = 0; i < size; i++) {
            firstEnd[i] = accesses.operations[i].completedNs();
            lastBegin[i] = accesses.operations[i].invokedNs();
        }
        for (int i = 0; i < size; i++) {
            if (accesses.readsWrite(i)) {
                int source = accesses.source[i];
                firstEnd[source] = Math.min(firstEnd[source], accesses.operations[i].completedNs());
                lastBegin[source] = Math.max(lastBegin[source], accesses.operations[i].invokedNs());
            }
        }
        Precedence order = new Precedence(accesses, -1);
        int[][] writes = new int[accesses.keyWrites.keys()][];
        for (int key = 0; key < writes.length; key++) {
            writes[key] = Arrays.stream(accesses.keyWrites.of(key))
                    .flatMapToInt(IntStream::of)
                    .boxed()
                    .sorted(Comparator.<Integer>comparingLong(write -> Math.min(firstEnd[write], lastBegin[write]))
                            .thenComparingLong(write -> firstEnd[write]))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
        chain(order, writes);
        return order;
    }

    /** Each key's writes one after the other, and each read before the write that follows the one that it returned. */
    private void chain(Precedence order, int[][] writes) {
        int[] following = new int[accesses.size()];
        Arrays.fill(following, -1);
        for (int[] ofKey : writes) {
            for (int i = 1; i < ofKey.length; i++) {
                order.add(ofKey[i - 1], ofKey[i], ofKey[i]);
                following[ofKey[i - 1]] = ofKey[i];
            }
        }
        for (int read = 0; read < accesses.size(); read++) {
            int[] ofKey = writes[accesses.key[read]];
            int source = accesses.source[read];
            int next = source >= 0 ? following[source] : source == Accesses.INITIAL && ofKey.length > 0 ? ofKey[0] : -1;
            if (next >= 0 && next != read) {
                order.add(read, next, read);
            }
        }
    }

    /** False where what follows closes a cycle. */
    private boolean conclude(Precedence concluded) {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            int[] order = concluded.order();
            if (order == null) {
                return false;
            }
            Clocks clocks = new Clocks(accesses, concluded, order);
            int before = concluded.added();
            for (int read = 0; read < accesses.size(); read++) {
                if (accesses.source[read] >= Accesses.INITIAL) {
                    concludeFrom(read, clocks, concluded);
                }
            }
            if (concluded.added() == before) {
                return true;
            }
        }
        return concluded.order() != null;
    }

    private void concludeFrom(int read, Clocks clocks, Precedence concluded) {
        int source = accesses.source[read];
        for (int[] writes : accesses.keyWrites.of(accesses.key[read])) {
            int last = source < 0 ? -1 : KeyWrites.last(writes, write -> write != read && clocks.precedes(write, read));
            if (last >= 0 && last != source && !clocks.precedes(last, source)) {
                concluded.add(last, source, read);
            }
            int next =
                    KeyWrites.first(writes, write -> write != source && (source < 0 || clocks.precedes(source, write)));
            next = next == read ? KeyWrites.after(writes, read) : next;
            if (next >= 0 && !clocks.precedes(read, next)) {
                concluded.add(read, next, read);
            }
        }
    }
}
