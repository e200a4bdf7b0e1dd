package io.netsplit.check.transaction;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The versions of registers that transactions read and write. A read shows one version only, so what is known of their
 * order is less: the initial one is before all others, and a transaction that read a version and then wrote the same
 * register made a later one (Kingsbury and Alvaro, "Elle", VLDB 2020, section 5). Where the system's own order is known it
 * can be given.
 */
final class RegisterVersions {
    /** A reader of the initial version comes before at most so many writes whose predecessors nobody saw. */
    private static final int MOST_ROOTS = 50;

    private final List<Transaction> transactions;
    private final @Nullable Object initial;
    private final Findings findings;
    private final Versions versions = new Versions();
    private final Map<Object, Set<Version>> roots = new LinkedHashMap<>();

    private RegisterVersions(List<Transaction> transactions, @Nullable Object initial, Findings findings) {
        this.transactions = transactions;
        this.initial = initial;
        this.findings = findings;
    }

    /** {@code orders}: for keys of which the order of all versions is known, from the first written value on. */
    static Versions of(
            List<Transaction> transactions,
            @Nullable Object initial,
            Map<Object, List<Object>> orders,
            Findings findings) {
        RegisterVersions made = new RegisterVersions(transactions, initial, findings);
        for (int i = 0; i < transactions.size(); i++) {
            made.writes(i);
        }
        for (int i = 0; i < transactions.size(); i++) {
            if (!transactions.get(i).isAborted()) {
                made.reads(i, orders);
            }
        }
        orders.forEach(made::known);
        made.roots.forEach((key, found) -> {
            if (!orders.containsKey(key)) {
                found.stream().limit(MOST_ROOTS).forEach(root -> made.versions.follows(new Version(key, null), root));
            }
        });
        return made.versions;
    }

    private void known(Object key, List<Object> order) {
        Version before = new Version(key, null);
        for (Object value : order) {
            Version version = new Version(key, value);
            versions.follows(before, version);
            before = version;
        }
    }

    private Version version(Transaction.Step step) {
        return new Version(step.key(), Objects.equals(step.value(), initial) ? null : step.value());
    }

    private void writes(int index) {
        Map<Object, Version> last = new LinkedHashMap<>();
        for (Transaction.Step step : transactions.get(index).steps) {
            if (step.verb() == Transaction.Verb.READ) {
                continue;
            }
            Version version = version(step);
            Integer other = versions.writer.put(version, index);
            if (other != null || version.isInitial()) {
                findings.add(
                        AnomalyKind.DUPLICATE_VALUE,
                        version + " was written " + (version.isInitial() ? "anew" : "twice"),
                        other == null ? index : other,
                        index);
            }
            Version before = last.put(step.key(), version);
            if (before != null) {
                versions.intermediate.put(before, version);
            }
            if (!transactions.get(index).isAborted()) {
                roots.computeIfAbsent(step.key(), absent -> new LinkedHashSet<>())
                        .add(version);
            }
        }
    }

    private void reads(int index, Map<Object, List<Object>> orders) {
        Map<Object, Version> holds = new LinkedHashMap<>();
        for (Transaction.Step step : transactions.get(index).steps) {
            if (step.verb() == Transaction.Verb.READ && !transactions.get(index).isCommitted()) {
                continue;
            }
            Version before = holds.get(step.key());
            Version version = version(step);
            if (step.verb() == Transaction.Verb.READ && before == null) {
                read(index, version);
            } else if (step.verb() == Transaction.Verb.READ && !version.equals(before)) {
                findings.add(
                        AnomalyKind.INTERNAL,
                        findings.name(index) + " read " + version + " although for it " + before,
                        index);
            } else if (step.verb() != Transaction.Verb.READ && before != null) {
                removeRoot(version);
                if (!orders.containsKey(step.key())) {
                    versions.follows(before, version);
                }
            }
            holds.put(step.key(), version);
        }
    }

    private void removeRoot(Version version) {
        Set<Version> ofKey = roots.get(version.key());
        if (ofKey != null) {
            ofKey.remove(version);
        }
    }

    private void read(int index, Version version) {
        versions.reads.add(new Versions.Read(index, version));
        Integer writer = versions.writerOf(version);
        if (version.isInitial() || writer != null && writer == index) {
            return;
        }
        if (writer == null) {
            findings.add(
                    AnomalyKind.GARBAGE_READ,
                    findings.name(index) + " read " + version + ", which nobody wrote",
                    index);
            return;
        }
        if (transactions.get(writer).isAborted()) {
            findings.add(
                    AnomalyKind.G1A,
                    findings.name(index) + " read " + version + " of " + findings.name(writer) + ", which had aborted",
                    writer,
                    index);
        }
        if (versions.intermediate.containsKey(version)) {
            findings.add(
                    AnomalyKind.G1B,
                    findings.name(index) + " read " + version + ", which "
                            + findings.name(Objects.requireNonNull(writer)) + " went on to replace itself",
                    writer,
                    index);
        }
    }
}
