package io.netsplit.check.linearizability.monitor;

import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import io.netsplit.model.ElementSet;
import io.netsplit.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Sets whose elements can be judged one by one: those without reads of the whole set. A set is then as many independent
 * objects as it has elements, each of which is there or not, and {@link Toggle} judges each (Herlihy and Wing 1990, theorem
 * 1; for elements that are added once also Lee and Mathur, OOPSLA 2025). An add or remove whose answer does not say whether
 * it changed anything did or did not: all combinations are tried, where they are few.
 */
final class SetMonitor implements Monitor {
    private static final int MAX_SILENT = 6;
    private static final long MAX_WORK = 2_000_000;

    @Override
    public Ruling rule(List<Operation> operations, Model model) {
        if (!(model instanceof ElementSet && model.initial() instanceof Set<?> initial)) {
            return Ruling.NOT_APPLICABLE;
        }
        Intervals intervals = new Intervals(operations);
        ValueIds elements = new ValueIds(operations.size() + 1);
        List<Places> byElement = new ArrayList<>();
        for (int i = 0; i < intervals.size(); i++) {
            Operation operation = intervals.operation(i);
            if (!isKnown(operation)) {
                return Ruling.NOT_APPLICABLE;
            }
            int element = elements.of(operation.input());
            if (element == byElement.size()) {
                byElement.add(new Places());
            }
            byElement.get(element).add(i);
        }
        Ruling ruling = Ruling.LINEARIZABLE;
        for (Places places : byElement) {
            Element element = new Element(intervals, places.toArray());
            boolean there = initial.contains(intervals.operation(places.get(0)).input());
            Answer answer = element.judge(there);
            if (answer == Answer.NOT_LINEARIZABLE) {
                return Ruling.violated(intervals.pick(places.toArray()));
            }
            ruling = answer == Answer.NOT_APPLICABLE ? Ruling.NOT_APPLICABLE : ruling;
        }
        return ruling;
    }

    private static boolean isKnown(Operation operation) {
        boolean contains = operation.function().equals(Functions.CONTAINS);
        boolean change = operation.function().equals(Functions.ADD)
                || operation.function().equals(Functions.REMOVE);
        boolean answered = !contains || !operation.isOk() || operation.output() instanceof Boolean;
        return (contains || change) && operation.input() != null && answered;
    }

    /** The operations on one element. */
    private static final class Element {
        private final Intervals intervals;
        private final int[] operations;
        private final Toggle.Use[] uses;

        /** The operations, counted from the first on this element, that may have changed nothing. */
        private final Places silent = new Places();

        Element(Intervals intervals, int[] all) {
            this.intervals = intervals;
            Places kept = new Places();
            for (int i : all) {
                if (intervals.isOk(i) || !intervals.operation(i).function().equals(Functions.CONTAINS)) {
                    kept.add(i);
                }
            }
            operations = kept.toArray();
            uses = new Toggle.Use[operations.length];
            for (int k = 0; k < uses.length; k++) {
                Operation operation = intervals.operation(operations[k]);
                uses[k] = use(operation);
                if (operation.isOk() && !(operation.output() instanceof Boolean)) {
                    silent.add(k);
                }
            }
        }

        private static Toggle.Use use(Operation operation) {
            boolean refused = operation.isOk() && Boolean.FALSE.equals(operation.output());
            return switch (operation.function()) {
                case Functions.ADD -> refused ? Toggle.Use.SEES_ON : Toggle.Use.TURNS_ON;
                case Functions.REMOVE -> refused ? Toggle.Use.SEES_OFF : Toggle.Use.TURNS_OFF;
                default -> refused ? Toggle.Use.SEES_OFF : Toggle.Use.SEES_ON;
            };
        }

        Answer judge(boolean there) {
            boolean tooMany = silent.size() > MAX_SILENT || (long) operations.length << silent.size() > MAX_WORK;
            if (silent.size() > 0 && tooMany) {
                return Answer.NOT_APPLICABLE;
            }
            for (int combination = 0; combination < 1 << silent.size(); combination++) {
                if (Toggle.hasOrder(intervals, operations, with(combination), there)) {
                    return Answer.LINEARIZABLE;
                }
            }
            return Answer.NOT_LINEARIZABLE;
        }

        /** What the operations do if those silent ones changed nothing whose bit is set. */
        private Toggle.Use[] with(int combination) {
            Toggle.Use[] some = uses.clone();
            for (int bit = 0; bit < silent.size(); bit++) {
                int k = silent.get(bit);
                if ((combination & 1 << bit) != 0) {
                    some[k] = uses[k] == Toggle.Use.TURNS_ON ? Toggle.Use.SEES_ON : Toggle.Use.SEES_OFF;
                }
            }
            return some;
        }
    }
}
