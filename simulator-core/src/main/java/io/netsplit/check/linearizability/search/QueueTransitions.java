package io.netsplit.check.linearizability.search;

import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The steps of a first-in, first-out queue. Where an element was put in once, the dequeue that answered it says a lot: who
 * is taken earlier must go in earlier, what is never taken blocks everything behind it, and a dequeue of unknown end took
 * something else. Enqueues in a wrong order are refused at once, and not only when it shows.
 */
final class QueueTransitions implements Transitions {
    private static final long NEVER = Long.MAX_VALUE;

    private final Timeline timeline;
    private final StateTable states = new StateTable();
    private final Map<Object, Integer> numbers = new LinkedHashMap<>();
    private final int[] element;
    private final boolean[] enqueues;
    private final int[] same;
    private final int initial;
    private final boolean unknownDequeues;

    /** By element: how often put in and taken out; when the dequeue of an element put in once began and ended. */
    private final int[] in;

    private final int[] out;
    private final long[] takenFromNs;
    private final long[] takenByNs;

    /** Elements put in once and taken, by the end of their dequeue; how many of the first ones are placed, at least. */
    private final int[] byTaken;

    private final int[] rank;
    private final boolean[] isIn;
    private int firstOut;

    QueueTransitions(List<?> initial, Timeline timeline) {
        this.timeline = timeline;
        int n = timeline.size();
        element = new int[n];
        enqueues = new boolean[n];
        same = new int[n];
        int[] content = initial.stream().mapToInt(this::number).toArray();
        for (int i = 0; i < n; i++) {
            Operation operation = timeline.operation(i);
            enqueues[i] = operation.function().equals(Functions.ENQUEUE);
            check(operation);
            Object about = enqueues[i] ? operation.input() : operation.output();
            element[i] = about == null ? -1 : number(about);
        }
        in = new int[numbers.size()];
        out = new int[numbers.size()];
        takenFromNs = new long[numbers.size()];
        takenByNs = new long[numbers.size()];
        isIn = new boolean[numbers.size()];
        for (int x : content) {
            in[x]++;
            isIn[x] = true;
        }
        unknownDequeues = countOperations();
        byTaken = elementsTaken();
        rank = new int[in.length];
        Arrays.fill(rank, byTaken.length);
        for (int k = 0; k < byTaken.length; k++) {
            rank[byTaken[k]] = k;
        }
        this.initial = states.number(content);
        findAlike();
    }

    private static void check(Operation operation) {
        boolean enqueue = operation.function().equals(Functions.ENQUEUE);
        if (!enqueue && !operation.function().equals(Functions.DEQUEUE)) {
            throw new IllegalArgumentException("a queue has no function '" + operation.function() + "'");
        }
        if (enqueue && operation.input() == null) {
            throw new IllegalArgumentException("expected an element, not nothing: " + operation);
        }
    }

    private int number(Object value) {
        Integer known = numbers.putIfAbsent(value, numbers.size());
        return known == null ? numbers.size() - 1 : known;
    }

    /** Fills what is known by element; answers whether some dequeue's answer is unknown. */
    private boolean countOperations() {
        boolean unknown = false;
        Arrays.fill(takenFromNs, NEVER);
        Arrays.fill(takenByNs, NEVER);
        for (int i = 0; i < element.length; i++) {
            int x = element[i];
            if (enqueues[i]) {
                in[x]++;
            } else if (x >= 0) {
                out[x]++;
                takenFromNs[x] = timeline.operation(i).invokedNs();
                takenByNs[x] = timeline.operation(i).completedNs();
            } else {
                unknown |= !timeline.operation(i).isOk();
            }
        }
        return unknown;
    }

    private int[] elementsTaken() {
        return IntStream.range(0, in.length)
                .filter(this::isTakenOnce)
                .boxed()
                .sorted((a, b) -> Long.compare(takenByNs[a], takenByNs[b]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private boolean isTakenOnce(int x) {
        return in[x] == 1 && out[x] == 1;
    }

    private void findAlike() {
        int[] first = new int[3 * (numbers.size() + 1)];
        Arrays.fill(first, -1);
        for (int i = 0; i < same.length; i++) {
            int what = enqueues[i] ? 0 : timeline.operation(i).isOk() ? 1 : 2;
            int kind = 3 * (element[i] + 1) + what;
            first[kind] = first[kind] < 0 ? i : first[kind];
            same[i] = first[kind];
        }
    }

    @Override
    public int initial() {
        return initial;
    }

    @Override
    public int step(int state, int operation) {
        int[] content = states.content(state);
        int x = element[operation];
        if (enqueues[operation]) {
            return mayGoIn(x, content) ? states.number(appended(content, x)) : REFUSED;
        }
        if (timeline.operation(operation).isOk()) {
            if (x < 0) {
                return content.length == 0 ? state : REFUSED;
            }
            return content.length > 0 && content[0] == x ? states.number(tail(content)) : REFUSED;
        }
        boolean nothingToTake = content.length == 0 || isTakenOnce(content[0]);
        return nothingToTake ? REFUSED : states.number(tail(content));
    }

    /** False where the element could not be taken when it was, behind what is already in and before what is not. */
    private boolean mayGoIn(int y, int[] content) {
        if (!isTakenOnce(y)) {
            return true;
        }
        int missing = firstOut();
        if (missing >= 0 && takenByNs[missing] < takenFromNs[y]) {
            return false;
        }
        for (int x : content) {
            boolean blocks = out[x] == 0 && !unknownDequeues;
            if (blocks || (isTakenOnce(x) && takenByNs[y] < takenFromNs[x])) {
                return false;
            }
        }
        return true;
    }

    /** The element taken first of all those that are not in yet, or -1. */
    private int firstOut() {
        while (firstOut < byTaken.length && isIn[byTaken[firstOut]]) {
            firstOut++;
        }
        return firstOut < byTaken.length ? byTaken[firstOut] : -1;
    }

    private static int[] appended(int[] content, int x) {
        int[] longer = Arrays.copyOf(content, content.length + 1);
        longer[content.length] = x;
        return longer;
    }

    private static int[] tail(int[] content) {
        return Arrays.copyOfRange(content, 1, content.length);
    }

    @Override
    public void placed(int operation) {
        if (enqueues[operation] && in[element[operation]] == 1) {
            isIn[element[operation]] = true;
        }
    }

    @Override
    public void unplaced(int operation) {
        if (enqueues[operation] && in[element[operation]] == 1) {
            isIn[element[operation]] = false;
            firstOut = Math.min(firstOut, rank[element[operation]]);
        }
    }

    @Override
    public boolean observes(int operation) {
        return !enqueues[operation]
                && element[operation] < 0
                && timeline.operation(operation).isOk();
    }

    @Override
    public int states() {
        return states.count();
    }

    @Override
    public int kind(int operation) {
        return same[operation];
    }

    @Override
    public int weight(int state) {
        return 1 + states.content(state).length / 8;
    }
}
