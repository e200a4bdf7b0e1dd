package io.netsplit.check.linearizability.evidence;

import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import io.netsplit.model.Model;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A set, or a list that only grows: looks at few elements, with each read cut down to those of them that it showed. An
 * order of the whole explains every part of the elements as well.
 */
final class SetReduction extends Reduction {
    SetReduction(List<Operation> operations, Operation stuck, Model model, Oracle oracle) {
        super(operations, stuck, model, oracle);
    }

    @Override
    List<Operation> smallest() {
        Set<@Nullable Object> elements = new LinkedHashSet<>();
        for (Operation operation : operations()) {
            if (operation.output() instanceof Collection<?> shown) {
                elements.addAll(shown);
            }
            if (!operation.function().equals(Functions.READ)) {
                elements.add(operation.input());
            }
        }
        elements.remove(null);
        List<@Nullable Object> latestLast = new ArrayList<>(elements);
        for (int i = latestLast.size() - 1; i >= 0; i--) {
            List<Operation> one = about(Collections.singleton(latestLast.get(i)));
            if (oracle().failsAtOnce(one)) {
                return withoutObservations(one);
            }
        }
        if (!oracle().fails(about(elements))) {
            return withoutObservations(operations());
        }
        List<@Nullable Object> few =
                oracle().smallest(latestLast, some -> oracle().fails(about(new LinkedHashSet<>(some))));
        return withoutObservations(about(new LinkedHashSet<>(few)));
    }

    /** What is about these elements only, and about those that were there in the beginning. */
    List<Operation> about(Set<@Nullable Object> some) {
        Set<@Nullable Object> elements = new LinkedHashSet<>(some);
        elements.addAll(initialElements());
        List<Operation> about = new ArrayList<>();
        for (Operation operation : operations()) {
            if (!operation.function().equals(Functions.READ)) {
                if (elements.contains(operation.input())) {
                    about.add(operation);
                }
            } else if (operation.isOk()) {
                about.add(cutDown(operation, elements));
            }
        }
        return about;
    }

    private static Operation cutDown(Operation read, Set<@Nullable Object> elements) {
        List<Object> shown = new ArrayList<>();
        if (read.output() instanceof Collection<?> all) {
            for (Object element : all) {
                if (elements.contains(element)) {
                    shown.add(element);
                }
            }
        }
        return withOutput(read, shown);
    }
}
