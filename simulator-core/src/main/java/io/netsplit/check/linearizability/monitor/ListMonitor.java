package io.netsplit.check.linearizability.monitor;

import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import io.netsplit.model.AppendOnlyList;
import io.netsplit.model.Model;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists that only grow, in which each element that was read was appended once. Every read must answer the beginning of the
 * longest answer, which therefore gives the order of all appends that it shows; what it does not show was appended later.
 * That is a single block of {@link Blocks}: an append, the reads of the list as it then was, the next append, and so on. That
 * reads give the order is the observation behind the list histories of Kingsbury and Alvaro ("Elle: Inferring Isolation
 * Anomalies from Experimental Observations", VLDB 2020).
 */
final class ListMonitor implements Monitor {
    private static final int NONE = -1;

    @Override
    public Ruling rule(List<Operation> operations, Model model) {
        if (!(model instanceof AppendOnlyList && model.initial() instanceof List<?> initial)) {
            return Ruling.NOT_APPLICABLE;
        }
        Intervals intervals = new Intervals(operations);
        Case one = new Case(intervals, initial);
        if (!one.known) {
            return Ruling.NOT_APPLICABLE;
        }
        List<Operation> conflict = one.conflict();
        if (!one.possible || !conflict.isEmpty()) {
            return conflict.isEmpty() ? Ruling.violatedAt(one.suspect) : Ruling.violated(conflict);
        }
        return one.ambiguous ? Ruling.NOT_APPLICABLE : Ruling.LINEARIZABLE;
    }

    /** One list's operations. */
    private static final class Case {
        private final Intervals intervals;
        private final List<?> initial;
        private List<?> longest;
        private boolean known = true;
        private boolean possible = true;
        private boolean ambiguous;

        /** The answer that is no beginning of the longest one; null where there is none. */
        private @Nullable Operation suspect;

        Case(Intervals intervals, List<?> initial) {
            this.intervals = intervals;
            this.initial = initial;
            longest = initial;
            for (int i = 0; i < intervals.size(); i++) {
                Operation operation = intervals.operation(i);
                boolean read = operation.function().equals(Functions.READ);
                known &= read || operation.function().equals(Functions.APPEND);
                known &= read
                        ? !operation.isOk() || operation.output() == null || operation.output() instanceof List<?>
                        : operation.input() != null;
                if (known && isAnswer(i) && answer(i).size() > longest.size()) {
                    longest = answer(i);
                }
            }
        }

        private boolean isAnswer(int i) {
            return intervals.isOk(i) && intervals.operation(i).function().equals(Functions.READ);
        }

        private List<?> answer(int i) {
            return intervals.operation(i).output() instanceof List<?> answer ? answer : List.of();
        }

        List<Operation> conflict() {
            possible = longest.subList(0, initial.size()).equals(initial);
            for (int i = 0; i < intervals.size() && possible; i++) {
                possible = !isAnswer(i) || isBeginning(answer(i));
                suspect = possible ? null : intervals.operation(i);
            }
            if (!possible) {
                return List.of();
            }
            int[] appender = appenders();
            if (ambiguous || !possible) {
                return List.of();
            }
            Blocks blocks = new Blocks(intervals);
            blocks.beginInitial();
            int[] readers = new int[longest.size() + 1];
            boolean[] placed = new boolean[intervals.size()];
            for (int size = initial.size(); size <= longest.size(); size++) {
                if (size > initial.size()) {
                    blocks.stageOf(appender[size - 1]);
                    placed[appender[size - 1]] = true;
                }
                readers[size] = blocks.stage();
            }
            for (int i = 0; i < intervals.size(); i++) {
                if (isAnswer(i)) {
                    blocks.add(readers[answer(i).size()], i);
                } else if (intervals.isOk(i) && !placed[i]) {
                    blocks.begin();
                    blocks.stageOf(i);
                }
            }
            return blocks.conflict();
        }

        private boolean isBeginning(List<?> answer) {
            return answer.size() >= initial.size()
                    && longest.subList(0, answer.size()).equals(answer);
        }

        /** For each place of the longest answer, who appended what stands there. */
        private int[] appenders() {
            ValueIds values = new ValueIds(longest.size());
            int[] appender = new int[longest.size()];
            Arrays.fill(appender, NONE);
            for (int place = initial.size(); place < longest.size(); place++) {
                ambiguous |= values.of(longest.get(place)) != place - initial.size();
            }
            for (int i = 0; i < intervals.size() && !ambiguous; i++) {
                Operation operation = intervals.operation(i);
                int value = operation.function().equals(Functions.APPEND) ? values.known(operation.input()) : NONE;
                if (value != NONE) {
                    int place = value + initial.size();
                    ambiguous |= appender[place] != NONE;
                    appender[place] = i;
                }
            }
            for (int place = initial.size(); place < longest.size(); place++) {
                possible &= ambiguous || appender[place] != NONE;
            }
            return appender;
        }
    }
}
