package io.netsplit.check.transaction;

import io.netsplit.check.Phrases;
import io.netsplit.history.Operation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects the first anomaly of each kind. */
final class Findings {
    private final List<Transaction> transactions;
    private final Map<AnomalyKind, Anomaly> found = new EnumMap<>(AnomalyKind.class);

    Findings(List<Transaction> transactions) {
        this.transactions = transactions;
    }

    void add(AnomalyKind kind, String sentence, int... concerned) {
        if (found.containsKey(kind)) {
            return;
        }
        List<Operation> operations = new ArrayList<>();
        for (int one : concerned) {
            operations.add(transactions.get(one).operation);
        }
        found.put(kind, new Anomaly(kind, operations, sentence));
    }

    boolean has(AnomalyKind kind) {
        return found.containsKey(kind);
    }

    /** A cycle of edges, told from one transaction to the next. */
    void cycle(AnomalyKind kind, Dependencies graph, List<Integer> edges) {
        List<Operation> operations = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int edge : edges) {
            if (graph.source(edge) < transactions.size()) {
                operations.add(transactions.get(graph.source(edge)).operation);
            }
            text.append(told(graph, edge));
        }
        String sentence = text.length() > 2 ? text.substring(2) : text.toString();
        found.putIfAbsent(kind, new Anomaly(kind, operations, sentence + ": a circle"));
    }

    private String told(Dependencies graph, int edge) {
        int to = graph.target(edge);
        if (graph.source(edge) >= transactions.size()) {
            return to < transactions.size() ? ", before " + name(to) + " began" : "";
        }
        String from = name(graph.source(edge));
        return switch (graph.kind(edge)) {
            case Dependencies.WW ->
                "; " + name(to) + " replaced " + graph.from(edge) + " of " + from + " by "
                        + graph.to(edge).value();
            case Dependencies.WR -> "; " + name(to) + " read " + graph.to(edge) + " of " + from;
            case Dependencies.RW ->
                "; " + name(to) + " replaced " + graph.from(edge) + ", which " + from + " had read, by "
                        + graph.to(edge).value();
            default -> "; " + from + " had ended";
        };
    }

    /** "#12 of c3". */
    String name(int transaction) {
        Operation operation = transactions.get(transaction).operation;
        return "#" + operation.index() + " of " + Phrases.client(operation);
    }

    List<Anomaly> list() {
        return List.copyOf(found.values());
    }
}
