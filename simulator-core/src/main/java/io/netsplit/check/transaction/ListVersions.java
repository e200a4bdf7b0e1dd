package io.netsplit.check.transaction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The versions of lists that transactions append to: a read shows the whole order in which a list grew. Kingsbury and
 * Alvaro, "Elle: Inferring Isolation Anomalies from Experimental Observations", VLDB 2020, section 4.
 */
final class ListVersions {
    /** Of one key so many appends that nobody read are put after those that somebody read. */
    private static final int MOST_UNREAD = 50;

    private final List<Transaction> transactions;
    private final Findings findings;
    private final Versions versions = new Versions();
    private final Map<Object, List<?>> longest = new LinkedHashMap<>();
    private final Set<Version> read = new LinkedHashSet<>();
    private final Map<Object, Integer> longestReader = new LinkedHashMap<>();

    private ListVersions(List<Transaction> transactions, Findings findings) {
        this.transactions = transactions;
        this.findings = findings;
    }

    static Versions of(List<Transaction> transactions, Findings findings) {
        ListVersions made = new ListVersions(transactions, findings);
        for (int i = 0; i < transactions.size(); i++) {
            made.writes(i);
        }
        for (int i = 0; i < transactions.size(); i++) {
            if (transactions.get(i).isCommitted()) {
                made.reads(i);
            }
        }
        made.order();
        return made.versions;
    }

    private void writes(int index) {
        Map<Object, Version> last = new LinkedHashMap<>();
        for (Transaction.Step step : transactions.get(index).steps) {
            if (step.verb() == Transaction.Verb.WRITE) {
                throw new IllegalArgumentException(
                        "a history of lists has no write, only append: " + transactions.get(index).operation);
            }
            if (step.verb() == Transaction.Verb.APPEND) {
                Version version = new Version(step.key(), step.value());
                Integer other = versions.writer.put(version, index);
                if (other != null) {
                    findings.add(AnomalyKind.DUPLICATE_VALUE, version + " was appended twice", other, index);
                }
                Version before = last.put(step.key(), version);
                if (before != null) {
                    versions.intermediate.put(before, version);
                }
            }
        }
    }

    private void reads(int index) {
        Map<Object, List<?>> expected = new LinkedHashMap<>();
        Map<Object, List<Object>> appended = new LinkedHashMap<>();
        for (Transaction.Step step : transactions.get(index).steps) {
            if (step.verb() == Transaction.Verb.APPEND) {
                appended.computeIfAbsent(step.key(), absent -> new ArrayList<>())
                        .add(Objects.requireNonNull(step.value()));
                continue;
            }
            List<?> seen = step.value() instanceof List<?> list ? list : List.of();
            List<Object> own = appended.getOrDefault(step.key(), List.of());
            List<?> before = expected.get(step.key());
            int outside = seen.size() - own.size();
            boolean endsWithOwn =
                    outside >= 0 && seen.subList(outside, seen.size()).equals(own);
            if (!endsWithOwn || before != null && !seen.subList(0, outside).equals(before)) {
                findings.add(
                        AnomalyKind.INTERNAL,
                        findings.name(index) + " read " + seen + " from " + step.key() + " after it had "
                                + (before == null ? "" : "read " + before + " and ") + "appended " + own,
                        index);
                continue;
            }
            if (before == null) {
                List<?> external = seen.subList(0, outside);
                expected.put(step.key(), external);
                read(index, step.key(), external);
            }
            keep(index, step.key(), seen);
        }
    }

    private void read(int index, Object key, List<?> seen) {
        origins(index, key, seen);
        Version version = new Version(key, seen.isEmpty() ? null : seen.get(seen.size() - 1));
        versions.reads.add(new Versions.Read(index, version));
        Version replaced = versions.intermediate.get(version);
        Integer writer = versions.writerOf(version);
        if (replaced != null && writer != null && writer != index) {
            findings.add(
                    AnomalyKind.G1B,
                    findings.name(index) + " read " + version + ", which " + findings.name(writer)
                            + " went on to replace itself",
                    writer,
                    index);
        }
    }

    /** Once for each read: everything after something that should not be there stands on it. */
    private void origins(int index, Object key, List<?> seen) {
        for (Object element : seen) {
            Version version = new Version(key, element);
            Integer writer = versions.writer.get(version);
            if (writer == null) {
                findings.add(
                        AnomalyKind.GARBAGE_READ,
                        findings.name(index) + " read " + version + ", which nobody appended",
                        index);
                return;
            }
            if (transactions.get(writer).isAborted()) {
                findings.add(
                        AnomalyKind.G1A,
                        findings.name(index) + " read " + version + " of " + findings.name(writer)
                                + ", which had aborted",
                        writer,
                        index);
                return;
            }
        }
    }

    /** All reads of a key must be beginnings of the longest one. */
    private void keep(int index, Object key, List<?> seen) {
        List<?> known = longest.get(key);
        List<?> shorter = known == null || known.size() > seen.size() ? seen : known;
        List<?> longer = known == null || known.size() <= seen.size() ? seen : known;
        if (known != null && !longer.subList(0, shorter.size()).equals(shorter)) {
            findings.add(
                    AnomalyKind.INCOMPATIBLE_ORDER,
                    findings.name(Objects.requireNonNull(longestReader.get(key))) + " read " + known + " from " + key
                            + " and " + findings.name(index) + " read " + seen,
                    Objects.requireNonNull(longestReader.get(key)),
                    index);
            return;
        }
        if (known == null || longer != known) {
            longest.put(key, seen);
            longestReader.put(key, index);
        }
    }

    private void order() {
        Map<Object, Version> last = new LinkedHashMap<>();
        longest.forEach((key, list) -> {
            Version before = new Version(key, null);
            for (Object element : list) {
                Version version = new Version(key, element);
                read.add(version);
                judge(before, version);
                if (versions.after(before).isEmpty()) {
                    versions.follows(before, version);
                }
                before = version;
            }
            last.put(key, before);
        });
        for (int i = 0; i < transactions.size(); i++) {
            if (transactions.get(i).isCommitted()) {
                unread(i, last);
            }
        }
    }

    /** What nobody read comes after all that was read. */
    private void unread(int index, Map<Object, Version> last) {
        Set<Object> done = new LinkedHashSet<>();
        for (Transaction.Step step : transactions.get(index).steps) {
            Version end = last.get(step.key());
            Version version = new Version(step.key(), step.value());
            if (end == null || step.verb() != Transaction.Verb.APPEND || read.contains(version)) {
                continue;
            }
            if (done.add(step.key()) && versions.after(end).size() < MOST_UNREAD) {
                versions.follows(end, version);
            }
        }
    }

    private void judge(Version before, Version version) {
        Integer writer = versions.writer.get(version);
        Integer earlier = versions.writerOf(before);
        if (earlier != null
                && writer != null
                && transactions.get(earlier).isAborted()
                && !transactions.get(writer).isAborted()) {
            findings.add(
                    AnomalyKind.DIRTY_UPDATE,
                    findings.name(writer) + " built " + version + " on " + before + " of " + findings.name(earlier)
                            + ", which had aborted",
                    earlier,
                    writer);
        }
    }
}
