package io.netsplit.check.transaction;

import io.netsplit.check.Phrases;
import io.netsplit.history.Operation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects the anomalies: of each kind every occurrence, and one that is told in words. */
final class Findings {
    private final List<Transaction> transactions;
    private final Map<AnomalyKind, Anomaly> told = new EnumMap<>(AnomalyKind.class);
    private final List<Occurrence> occurrences = new ArrayList<>();

    Findings(List<Transaction> transactions) {
        this.transactions = transactions;
    }

    void add(AnomalyKind kind, String sentence, int... concerned) {
        Set<Operation> operations = new LinkedHashSet<>();
        for (int one : concerned) {
            operations.add(transactions.get(one).operation);
        }
        occurrences.add(new Occurrence(kind, List.copyOf(operations)));
        told.putIfAbsent(kind, new Anomaly(kind, List.copyOf(operations), List.of(), sentence));
    }

    /**
     * Cycles that have no transaction in common; the shortest is told from one transaction to the next.
     *
     * @param proven true where no shorter ones are there
     */
    void cycles(AnomalyKind kind, Dependencies graph, List<List<Integer>> cycles, boolean proven) {
        List<Integer> shortest = cycles.get(0);
        for (List<Integer> cycle : cycles) {
            shortest = operations(graph, cycle).size()
                            < operations(graph, shortest).size()
                    ? cycle
                    : shortest;
            occurrences.add(new Occurrence(kind, operations(graph, cycle)));
        }
        List<Dependency> dependencies = dependencies(graph, shortest);
        StringBuilder text = new StringBuilder();
        for (Dependency dependency : dependencies) {
            text.append(text.length() == 0 ? "" : "; ").append(dependency.text());
        }
        String sentence = text + ": so each of them must come before itself"
                + (proven ? "" : " (there may be a shorter circle: the search ended at its bound)");
        told.put(kind, new Anomaly(kind, operations(graph, shortest), dependencies, sentence));
    }

    private List<Operation> operations(Dependencies graph, List<Integer> cycle) {
        return cycle.stream()
                .filter(edge -> graph.source(edge) < transactions.size())
                .map(edge -> transactions.get(graph.source(edge)).operation)
                .toList();
    }

    /** From transaction to transaction; instants between two of them are left out. */
    private List<Dependency> dependencies(Dependencies graph, List<Integer> cycle) {
        List<Dependency> dependencies = new ArrayList<>();
        int left = -1;
        for (int edge : cycle) {
            int source = graph.source(edge);
            int target = graph.target(edge);
            left = source < transactions.size() ? source : left;
            if (target < transactions.size()) {
                dependencies.add(
                        left == source
                                ? dependency(graph, edge)
                                : told(left, target, Dependency.Kind.REAL_TIME, ended(left, target)));
            }
        }
        return dependencies;
    }

    private String ended(int earlier, int later) {
        return name(earlier) + " had ended before " + name(later) + " began";
    }

    private Dependency told(int earlier, int later, Dependency.Kind kind, String text) {
        return new Dependency(transactions.get(earlier).operation, transactions.get(later).operation, kind, text);
    }

    private Dependency dependency(Dependencies graph, int edge) {
        int from = graph.source(edge);
        int to = graph.target(edge);
        Version before = graph.from(edge);
        Version after = graph.to(edge);
        return switch (graph.kind(edge)) {
            case Dependencies.WW ->
                told(
                        from,
                        to,
                        Dependency.Kind.WRITE_WRITE,
                        name(to) + " replaced " + before + " of " + name(from) + " by " + after.value());
            case Dependencies.WR ->
                told(from, to, Dependency.Kind.WRITE_READ, name(to) + " read " + after + " of " + name(from));
            case Dependencies.RW ->
                told(
                        from,
                        to,
                        Dependency.Kind.READ_WRITE,
                        name(from) + " read " + before + ", which " + name(to) + " replaced by " + after.value());
            default -> told(from, to, Dependency.Kind.REAL_TIME, ended(from, to));
        };
    }

    /** "#12 of c3". */
    String name(int transaction) {
        Operation operation = transactions.get(transaction).operation;
        return "#" + operation.index() + " of " + Phrases.client(operation);
    }

    List<Anomaly> list() {
        return List.copyOf(told.values());
    }

    List<Occurrence> occurrences() {
        return occurrences;
    }
}
