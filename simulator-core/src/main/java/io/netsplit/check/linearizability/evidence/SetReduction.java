package io.netsplit.check.linearizability.evidence;

import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import io.netsplit.model.Model;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A set: looks at one element alone, with each read cut down to whether it showed that element. An order of the whole set
 * is one for each element. Where no single element fails, only reads can go.
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
        List<@Nullable Object> latestFirst = new ArrayList<>(elements);
        for (int i = latestFirst.size() - 1; i >= 0; i--) {
            List<Operation> alone = about(latestFirst.get(i));
            if (oracle().fails(alone)) {
                return withoutObservations(alone);
            }
        }
        return withoutObservations(operations());
    }

    private List<Operation> about(@Nullable Object element) {
        List<Operation> about = new ArrayList<>();
        for (Operation operation : operations()) {
            if (!operation.function().equals(Functions.READ)) {
                if (element != null && element.equals(operation.input())) {
                    about.add(operation);
                }
            } else if (operation.isOk()) {
                about.add(cutDown(operation, element));
            }
        }
        return about;
    }

    private static Operation cutDown(Operation read, @Nullable Object element) {
        boolean shown = read.output() instanceof Collection<?> elements && elements.contains(element);
        Operation cut = new Operation(
                read.index(),
                read.process(),
                read.client(),
                read.function(),
                read.key(),
                read.input(),
                read.invokedNs());
        List<?> output = shown && element != null ? List.of(element) : List.of();
        cut.complete(read.completion(), output, read.completedNs(), read.error(), read.answeredBy());
        return cut;
    }
}
