package io.netsplit.check.linearizability.evidence;

import io.netsplit.check.linearizability.monitor.Monitors;
import io.netsplit.check.linearizability.search.Shard;
import io.netsplit.history.Operation;
import io.netsplit.model.Model;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds small evidence in a prefix that has no order. It goes both ways, by leaving out whatever is about other values (see
 * {@link Reduction}) and by looking at the last moments only (see {@link Window}), and shrinks what remains to its core.
 *
 * @param operations in order of invocation
 * @param start the first of them where what came before it does not matter, or null where they stand for themselves
 * @param minimal false where the search for a smaller one was given up at its bound
 */
record Smallest(List<Operation> operations, @Nullable Operation start, boolean minimal) {
    /** Evidence of so many operations is not worth another attempt. */
    private static final int FEW = 8;

    /** A whole history is worth that many operations more: it needs no explanation of where it begins. */
    private static final int SELF_CONTAINED = 3;

    /** Up to this size the values are looked at before the last moments. */
    private static final int SMALL = 5_000;

    /** Beyond this size, a contradiction that a monitor found is taken for small where it has up to so many operations. */
    private static final int WITNESS = 20;

    /** {@code maxWork} bounds each of the attempts, and {@code timeIsUp} ends them all. */
    static Smallest of(List<Operation> prefix, Operation stuck, Model model, long maxWork, BooleanSupplier timeIsUp) {
        return new Finder(prefix, stuck, model, maxWork, timeIsUp).find();
    }

    private static final class Finder {
        private final List<Operation> prefix;
        private final Operation stuck;
        private final Model model;
        private final long maxWork;

        /** Of the attempts to come near; how small what they find is, each core says for itself. */
        private final Oracle oracle;

        Finder(List<Operation> prefix, Operation stuck, Model model, long maxWork, BooleanSupplier timeIsUp) {
            this.prefix = prefix;
            this.stuck = stuck;
            this.model = model;
            this.maxWork = maxWork;
            oracle = new Oracle(model, maxWork, timeIsUp);
        }

        Smallest find() {
            if (prefix.size() <= SMALL) {
                Smallest byValue = byValue();
                return byValue.operations.size() <= FEW ? byValue : better(byValue, lastMoments(prefix));
            }
            List<Operation> witness =
                    Monitors.rule(new Shard(prefix, model).operations(), model).witness();
            if (!witness.isEmpty() && witness.size() <= WITNESS) {
                return core(witness, List.of(kept(witness)));
            }
            Smallest last = lastMoments(prefix);
            return last == null || last.operations.size() > FEW ? better(byValue(), last) : selfContained(last);
        }

        private Smallest byValue() {
            List<Operation> few = Reduction.of(prefix, stuck, model, oracle).smallest();
            return core(few, List.of(kept(few)));
        }

        /** The stuck operation as it stands in the reduced list, where reads may be cut down. */
        private Operation kept(List<Operation> operations) {
            for (Operation operation : operations) {
                if (operation.index() == stuck.index()) {
                    return operation;
                }
            }
            return stuck;
        }

        private static Smallest better(Smallest whole, @Nullable Smallest last) {
            return last != null && whole.operations.size() > last.operations.size() + SELF_CONTAINED ? last : whole;
        }

        private @Nullable Smallest lastMoments(List<Operation> operations) {
            Window window = Window.of(operations, stuck, model, oracle);
            if (window == null) {
                return null;
            }
            Map<Long, Operation> originals = new LinkedHashMap<>();
            operations.forEach(operation -> originals.put(operation.index(), operation));
            List<Operation> shown = new ArrayList<>();
            shown.add(window.start());
            Smallest core = core(window.operations(), window.fixed());
            for (Operation operation : core.operations) {
                Operation original = originals.get(operation.index());
                if (original != null && original.isOk() == operation.isOk()) {
                    shown.add(original);
                }
            }
            return new Smallest(
                    Reduction.merged(shown, Sources.missing(operations, shown)), window.start(), core.minimal);
        }

        private Smallest core(List<Operation> operations, Collection<Operation> fixed) {
            Oracle own = oracle.another(maxWork);
            List<Operation> known = new Core(operations, fixed, model, own).smallest();
            List<Operation> unknown =
                    operations.stream().filter(operation -> !operation.isOk()).toList();
            List<Operation> shown = Reduction.merged(known, Sources.unknown(unknown, known));
            if (!own.fails(shown)) {
                shown = Reduction.merged(known, unknown);
            }
            shown = Reduction.merged(shown, Sources.missing(operations, shown));
            return new Smallest(shown, null, !own.gaveUp());
        }

        /** The same evidence with everything about its values from the beginning on, if that is little. */
        private Smallest selfContained(Smallest last) {
            Set<Object> values = new LinkedHashSet<>();
            for (Operation operation : last.operations) {
                if (operation.input() != null) {
                    values.add(operation.input());
                }
                if (operation.output() != null) {
                    values.add(operation.output());
                }
            }
            List<Operation> about = Reduction.about(values, prefix, stuck, model, oracle);
            if (about.size() > 2 * last.operations.size() + FEW || !oracle.fails(about)) {
                return last;
            }
            return better(core(about, List.of(stuck)), last);
        }
    }
}
