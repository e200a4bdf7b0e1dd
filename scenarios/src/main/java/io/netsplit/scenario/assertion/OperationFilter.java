package io.netsplit.scenario.assertion;

import io.netsplit.history.History;
import io.netsplit.history.Operation;
import io.netsplit.run.FaultSpan;
import io.netsplit.run.RunResult;
import io.netsplit.scenario.format.model.Scenario;
import io.netsplit.scenario.format.model.Topology;
import io.netsplit.scenario.format.word.Filter;
import io.netsplit.scenario.format.word.OperationWord;
import io.netsplit.scenario.format.word.Word;
import io.netsplit.scenario.format.word.WorkloadType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** Chooses the operations that an assertion is about, by its window and its {@code where}. */
final class OperationFilter {
    private static final String MAJORITY = "majority";

    private final Scenario scenario;
    private final RunResult run;
    private final Map<Filter, List<String>> where;

    OperationFilter(Scenario scenario, RunResult run, Map<Filter, List<String>> where) {
        this.scenario = scenario;
        this.run = run;
        this.where = where;
    }

    /** Operations that were called in one of the intervals. One that was still open when the run ended is undecided. */
    History in(List<Interval> intervals) {
        List<Operation> found = new ArrayList<>();
        for (Interval interval : intervals) {
            Predicate<Operation> wanted = wanted(interval);
            for (Operation operation : run.history().operations()) {
                if (interval.contains(operation.invokedNs()) && isDecided(operation) && wanted.test(operation)) {
                    found.add(operation);
                }
            }
        }
        if (intervals.size() > 1) {
            // Firings of one fault may overlap: an operation counts once.
            found = found.stream()
                    .distinct()
                    .sorted(Comparator.comparingLong(Operation::index))
                    .toList();
        }
        return History.of(found);
    }

    private boolean isDecided(Operation operation) {
        return operation.isOk() || operation.completedNs() < run.endNs();
    }

    private Predicate<Operation> wanted(Interval interval) {
        Predicate<Operation> wanted = operation -> true;
        for (Map.Entry<Filter, List<String>> entry : where.entrySet()) {
            wanted = wanted.and(one(entry.getKey(), entry.getValue(), interval));
        }
        return wanted;
    }

    private Predicate<Operation> one(Filter filter, List<String> values, Interval interval) {
        return switch (filter) {
            case OPERATION -> {
                List<String> functions = functions(values);
                yield operation -> functions.contains(operation.function());
            }
            case CLIENT -> operation -> values.contains("c" + (operation.client() + 1));
            case NODE -> operation -> values.contains(run.name(home(operation)));
            case GROUP -> {
                List<Integer> nodes = nodes(values);
                yield operation -> nodes.contains(home(operation));
            }
            case SIDE -> {
                List<Integer> nodes = sides(values, interval);
                yield operation -> nodes.contains(home(operation));
            }
        };
    }

    private int home(Operation operation) {
        return run.homes().get(operation.client());
    }

    private List<String> functions(List<String> words) {
        return scenario.workload()
                .map(workload -> functions(words, workload.type()))
                .orElse(List.of());
    }

    private static List<String> functions(List<String> words, WorkloadType type) {
        return words.stream()
                .map(word -> Word.find(OperationWord.values(), word)
                        .map(found -> found.function(type))
                        .orElse(word))
                .toList();
    }

    private List<Integer> nodes(List<String> groups) {
        Topology topology = scenario.topology();
        List<Integer> nodes = new ArrayList<>();
        for (int address = 0; address < run.nodes().size(); address++) {
            OptionalInt node = topology.node(run.nodes().get(address));
            if (node.isPresent()
                    && groups.contains(topology.groupOf(node.getAsInt()).name())) {
                nodes.add(address);
            }
        }
        return nodes;
    }

    private static List<Integer> sides(List<String> words, Interval interval) {
        FaultSpan fault = interval.fault();
        List<Integer> nodes = new ArrayList<>();
        if (fault != null) {
            for (String word : words) {
                nodes.addAll(word.equals(MAJORITY) ? fault.majority() : fault.minority());
            }
        }
        return nodes;
    }
}
