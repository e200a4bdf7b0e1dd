package io.netsplit.check.linearizability.evidence;

import io.netsplit.history.Operation;
import io.netsplit.model.Model;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The operations whose answers contradict each other. An operation that is no part of it is forgotten: what it was answered,
 * and whether and when it took effect. To know less never turns good into bad, so what still fails without knowing about
 * an operation fails for a reason that the whole has as well. Where forgetting any one more makes the rest explainable,
 * the core is minimal. It has no order by itself either: that is asked for as well, because an operation that is left out
 * altogether may have been the only one to tell which of two events of the same nanosecond came first.
 */
final class Core {
    private final Model model;
    private final Oracle oracle;
    private final List<Operation> fixed;
    private final List<Operation> rest = new ArrayList<>();

    /**
     * {@code operations} fail as they are.
     *
     * @param fixed what stays known whatever happens
     */
    Core(List<Operation> operations, Collection<Operation> fixed, Model model, Oracle oracle) {
        this.model = model;
        this.oracle = oracle;
        this.fixed = new ArrayList<>();
        for (Operation operation : operations) {
            boolean stays = fixed.contains(operation) || !operation.isOk();
            (stays ? this.fixed : rest).add(operation);
        }
    }

    /** What had to stay known, without the operations of unknown end; a write tells more than somebody who saw it. */
    List<Operation> smallest() {
        List<Operation> sights = new ArrayList<>();
        List<Operation> changes = new ArrayList<>();
        for (Operation operation : rest) {
            (model.observes(operation.function(), operation.output()) ? sights : changes).add(operation);
        }
        List<Operation> few =
                fails(changes) ? List.of() : oracle.smallest(sights, some -> fails(Reduction.merged(some, changes)));
        List<Operation> kept = oracle.smallest(Reduction.merged(few, changes), this::fails);
        List<Operation> known = new ArrayList<>();
        fixed.stream().filter(Operation::isOk).forEach(known::add);
        return Reduction.merged(known, kept);
    }

    private boolean fails(List<Operation> some) {
        return oracle.fails(knowing(some)) && oracle.fails(Reduction.merged(fixed, some));
    }

    /** All operations, of which only {@code some} and the fixed ones are known to have happened as they did. */
    private List<Operation> knowing(List<Operation> some) {
        Set<Long> known = new LinkedHashSet<>();
        some.forEach(operation -> known.add(operation.index()));
        List<Operation> all = new ArrayList<>(fixed);
        for (Operation operation : rest) {
            if (known.contains(operation.index())) {
                all.add(operation);
            } else if (!model.observes(operation.function(), operation.output())) {
                all.add(Prefix.open(operation));
            }
        }
        all.sort((a, b) -> Long.compare(a.index(), b.index()));
        return all;
    }
}
