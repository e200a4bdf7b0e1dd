package io.netsplit.check.transaction;

import io.netsplit.history.History;
import io.netsplit.history.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges a history of transactions over lists or registers: infers the versions of each key, the dependencies between the
 * transactions, and the cycles in them (Adya, MIT 1999; Kingsbury and Alvaro, VLDB 2020). The work grows with the length of
 * the history; only the search for the kind of a cycle, and for the shortest one, is bounded, and what it leaves open is said.
 *
 * <p>A transaction of unknown end counts as committed where somebody saw a write of it, and not at all otherwise.
 */
public final class TransactionChecker {
    private static final int ALL = Dependencies.WW | Dependencies.WR | Dependencies.RW;

    private static final Set<Integer> NONE = Collections.emptySet();

    private final List<Transaction> transactions = new ArrayList<>();
    private final Findings findings = new Findings(transactions);
    private final List<AnomalyKind> undecided = new ArrayList<>();
    private final Versions versions;
    private final boolean[] counts;
    private final boolean lists;

    private TransactionChecker(History history, @Nullable Object initial, Map<Object, List<Object>> orders) {
        for (Operation operation : history.operations()) {
            transactions.add(new Transaction(operation));
        }
        lists = areLists();
        versions = lists
                ? ListVersions.of(transactions, findings)
                : RegisterVersions.of(transactions, initial, orders, findings);
        counts = new boolean[transactions.size()];
        count();
    }

    /** Where nobody wrote or appended anything, what was read tells. */
    private boolean areLists() {
        boolean read = false;
        for (Transaction transaction : transactions) {
            for (Transaction.Step step : transaction.steps) {
                if (step.verb() != Transaction.Verb.READ) {
                    return step.verb() == Transaction.Verb.APPEND;
                }
                read |= step.value() instanceof List<?>;
            }
        }
        return read;
    }

    /**
     * The verdict on a history of {@code txn} operations.
     *
     * @param initial what every register holds at first; lists are empty
     * @throws IllegalArgumentException where an operation is not a transaction
     */
    public static TransactionVerdict check(History history, @Nullable Object initial) {
        return check(history, initial, new LinkedHashMap<>());
    }

    /** As above; {@code orders} tells for some registers all values that they ever held after the first, in order. */
    public static TransactionVerdict check(
            History history, @Nullable Object initial, Map<Object, List<Object>> orders) {
        return new TransactionChecker(history, initial, orders).verdict();
    }

    private void count() {
        for (int i = 0; i < counts.length; i++) {
            counts[i] = transactions.get(i).isCommitted();
        }
        for (Versions.Read read : versions.reads) {
            Integer writer = versions.writerOf(read.version());
            if (writer != null && !transactions.get(writer).isAborted()) {
                counts[writer] = true;
            }
        }
        if (lists) {
            // What stands before the last element was seen as well.
            versions.next.forEach((before, following) -> following.forEach(this::countWriter));
        }
    }

    private void countWriter(Version version) {
        Integer writer = versions.writerOf(version);
        if (writer != null && !transactions.get(writer).isAborted()) {
            counts[writer] = true;
        }
    }

    private TransactionVerdict verdict() {
        lostUpdates();
        Dependencies graph = dependencies();
        Cycles cycles = new Cycles(graph);
        versionCycles();
        cycles(cycles, graph, AnomalyKind.G0, Dependencies.WW, Dependencies.WW, false, NONE);
        cycles(cycles, graph, AnomalyKind.G1C, Dependencies.WR, Dependencies.WW | Dependencies.WR, false, NONE);
        // Where one such read closes a cycle, one with several would only be that again.
        Set<Integer> skewed = cycles(
                cycles, graph, AnomalyKind.G_SINGLE, Dependencies.RW, Dependencies.WW | Dependencies.WR, false, NONE);
        cycles(cycles, graph, AnomalyKind.G_NONADJACENT, Dependencies.RW, ALL, true, skewed);
        cycles(cycles, graph, AnomalyKind.G2_ITEM, Dependencies.RW, ALL, false, skewed);
        if (findings.list().stream().noneMatch(found -> found.kind().breaks(IsolationLevel.SERIALIZABLE))) {
            realTime(graph);
            cycles(new Cycles(graph), graph, AnomalyKind.REAL_TIME, ALL, ALL | Dependencies.TIME, false, NONE);
        }
        int counted = 0;
        for (boolean one : counts) {
            counted += one ? 1 : 0;
        }
        return new TransactionVerdict(counted, findings.list(), findings.occurrences(), undecided);
    }

    /** Answers in which components cycles of this kind were found. */
    private Set<Integer> cycles(
            Cycles cycles,
            Dependencies graph,
            AnomalyKind kind,
            int opening,
            int others,
            boolean apart,
            Set<Integer> without) {
        Map<Integer, List<Integer>> found = cycles.find(opening, others, apart, without);
        if (!found.isEmpty()) {
            findings.cycles(kind, graph, List.copyOf(found.values()), !cycles.gaveUp());
        } else if (cycles.gaveUp()) {
            undecided.add(kind);
        }
        return found.keySet();
    }

    private Dependencies dependencies() {
        Dependencies graph = new Dependencies(transactions.size());
        versions.next.forEach((before, following) -> {
            Integer writer = counted(before);
            for (Version after : following) {
                Integer later = counted(after);
                if (writer != null && later != null) {
                    graph.add(writer, later, Dependencies.WW, before, after);
                }
            }
        });
        for (Versions.Read read : versions.reads) {
            Integer writer = counted(read.version());
            if (writer != null) {
                graph.add(writer, read.transaction(), Dependencies.WR, read.version(), read.version());
            }
            for (Version after : versions.after(read.version())) {
                Integer later = counted(after);
                if (later != null) {
                    graph.add(read.transaction(), later, Dependencies.RW, read.version(), after);
                }
            }
        }
        return graph;
    }

    private @Nullable Integer counted(Version version) {
        Integer writer = versions.writerOf(version);
        return writer != null && counts[writer] ? writer : null;
    }

    /** Two transactions read the same version of a key and then both changed the key. */
    private void lostUpdates() {
        Map<Version, Integer> changedBy = new LinkedHashMap<>();
        for (Versions.Read read : versions.reads) {
            int transaction = read.transaction();
            boolean changes = transactions.get(transaction).steps.stream()
                    .anyMatch(step -> step.verb() != Transaction.Verb.READ
                            && step.key().equals(read.version().key()));
            Integer other = changes ? changedBy.putIfAbsent(read.version(), transaction) : null;
            if (other != null && other != transaction) {
                findings.add(
                        AnomalyKind.LOST_UPDATE,
                        findings.name(other) + " and " + findings.name(transaction) + " both read " + read.version()
                                + " and then changed it",
                        other,
                        transaction);
            }
        }
    }

    private void versionCycles() {
        List<Version> nodes = new ArrayList<>();
        Map<Version, Integer> numbers = new LinkedHashMap<>();
        versions.next.forEach((before, following) -> {
            number(before, nodes, numbers);
            following.forEach(after -> number(after, nodes, numbers));
        });
        Dependencies order = new Dependencies(nodes.size());
        versions.next.forEach((before, following) -> following.forEach(after -> order.add(
                Objects.requireNonNull(numbers.get(before)),
                Objects.requireNonNull(numbers.get(after)),
                Dependencies.WW,
                before,
                after)));
        new Cycles(order)
                .find(Dependencies.WW, Dependencies.WW, false, NONE)
                .values()
                .forEach(cycle -> versionCycle(order, cycle));
    }

    private void versionCycle(Dependencies order, List<Integer> cycle) {
        StringBuilder text = new StringBuilder("each of these was made from the one before: ");
        List<Integer> writers = new ArrayList<>();
        for (int edge : cycle) {
            text.append(order.from(edge)).append(", ");
            Integer writer = versions.writerOf(order.from(edge));
            if (writer != null) {
                writers.add(writer);
            }
        }
        findings.add(
                AnomalyKind.CYCLIC_VERSIONS,
                text + "and the first again",
                writers.stream().mapToInt(Integer::intValue).toArray());
    }

    private static void number(Version version, List<Version> nodes, Map<Version, Integer> numbers) {
        if (numbers.putIfAbsent(version, nodes.size()) == null) {
            nodes.add(version);
        }
    }

    /** A line of instants, so that "had ended before" needs no edge for each pair. */
    private void realTime(Dependencies graph) {
        Version none = new Version("time", null);
        List<Integer> byEnd = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (transactions.get(i).isCommitted()) {
                byEnd.add(i);
            }
        }
        byEnd.sort(
                Comparator.comparingLong(one -> transactions.get(one).operation.completedNs()));
        int ended = 0;
        int instant = -1;
        for (int i = 0; i < counts.length; i++) {
            long beginNs = transactions.get(i).operation.invokedNs();
            while (ended < byEnd.size()
                    && transactions.get(byEnd.get(ended)).operation.completedNs() < beginNs) {
                int next = graph.addNode();
                if (instant >= 0) {
                    graph.add(instant, next, Dependencies.TIME, none, none);
                }
                graph.add(byEnd.get(ended++), next, Dependencies.TIME, none, none);
                instant = next;
            }
            if (instant >= 0 && counts[i]) {
                graph.add(instant, i, Dependencies.TIME, none, none);
            }
        }
    }
}
