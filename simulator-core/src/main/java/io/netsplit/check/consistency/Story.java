package io.netsplit.check.consistency;

import io.netsplit.check.Phrases;
import io.netsplit.history.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tells a person which operations contradict each other. */
final class Story {
    private static final int MOST_TOLD = 6;

    private final Accesses accesses;

    Story(Accesses accesses) {
        this.accesses = accesses;
    }

    /** A read of what nobody wrote. */
    Contradiction thinAir(int read) {
        Operation operation = accesses.operations[read];
        String sentence = deed(read) + " at " + Phrases.time(operation.completedNs()) + ", which nobody wrote";
        return contradiction("ThinAirRead", List.of(read), read, sentence);
    }

    /** A read that found nothing although a write precedes it: {@code chain} leads from that write to the read. */
    Contradiction missed(String pattern, List<Integer> chain, int read) {
        int write = chain.isEmpty() ? read : chain.get(0);
        String sentence = deed(read) + at(read) + " although " + deed(write) + " before" + how(chain);
        return contradiction(pattern, with(chain, read), read, sentence);
    }

    /**
     * A read of a value that another write had replaced: {@code replaced} leads from the write that was read to the one that
     * replaced it, {@code known} from there to the read.
     */
    Contradiction overwritten(String pattern, List<Integer> replaced, List<Integer> known, int read) {
        int newer = known.isEmpty() ? read : known.get(0);
        String sentence = deed(read) + at(read) + " although " + deed(newer) + " after that value and before this read"
                + how(known);
        List<Integer> all = new ArrayList<>(replaced);
        all.addAll(known);
        return contradiction(pattern, with(all, read), read, sentence);
    }

    /** Operations of which each must come before the next, and the last before the first; {@code so} says what follows. */
    Contradiction cycle(String pattern, Precedence precedence, String so) {
        List<Integer> cycle = precedence.cycle();
        List<Integer> all = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int read = cycle.get(0);
        for (int i = 0; i < cycle.size(); i++) {
            int operation = cycle.get(i);
            int next = cycle.get((i + 1) % cycle.size());
            int shows = precedence.shows(operation, next);
            all.add(operation);
            boolean isTold = shows >= 0 && shows != operation && shows != next;
            if (isTold) {
                all.add(shows);
            }
            read = laterRead(read, laterRead(operation, isTold ? shows : operation));
            text.append(i == 0 ? deed(operation) : "")
                    .append(
                            i == cycle.size() - 1
                                    ? ", and that before the first"
                                    : ", which must come before: " + deed(next))
                    .append(isTold ? " (" + deed(shows) + ")" : "");
        }
        return contradiction(pattern, all, read, text.append(": ").append(so).toString());
    }

    private int laterRead(int one, int other) {
        if (accesses.reads(one) != accesses.reads(other)) {
            return accesses.reads(one) ? one : other;
        }
        return accesses.operations[other].completedNs() > accesses.operations[one].completedNs() ? other : one;
    }

    /** A session's read that does not show what the session wrote before. */
    Contradiction own(int write, int read, List<Integer> readBefore) {
        String sentence = deed(read) + at(read) + " although it had itself: " + deed(write) + at(write);
        return contradiction("ReadYourWrites", with(readBefore, write), read, sentence);
    }

    /** A session's read that goes back behind an earlier one. */
    Contradiction back(int before, int read, List<Integer> readFirst) {
        String sentence =
                deed(read) + at(read) + ", which is older than what it had seen there: " + deed(before) + at(before);
        return contradiction("MonotonicReads", with(readFirst, before), read, sentence);
    }

    /** {@code shown} is the read that showed a later write of the session that had made {@code missed} before. */
    Contradiction skipped(int missed, int shown, int read) {
        String sentence = deed(read) + at(read) + ", which misses that " + deed(missed) + ", although " + deed(shown)
                + " before, which the same client wrote later";
        return contradiction("MonotonicWrites", List.of(missed, shown), read, sentence);
    }

    /** {@code shown} is the read of a write whose writer had made the read {@code before} earlier. */
    Contradiction forgotten(int before, int shown, int read) {
        String sentence =
                deed(read) + at(read) + ", which is older than what the writer of a value that it had read knew: "
                        + deed(before) + ", then " + deed(accesses.source[shown]) + ", then " + deed(shown);
        return contradiction("WritesFollowReads", List.of(before, shown), read, sentence);
    }

    private String at(int index) {
        return " at " + Phrases.time(accesses.operations[index].completedNs());
    }

    /** Evidence with a sentence of its own; the writes that the operations read belong to it. */
    Contradiction contradiction(String pattern, List<Integer> operations, int read, String sentence) {
        Set<Integer> told = new TreeSet<>(operations);
        told.add(read);
        List.copyOf(told).stream().filter(accesses::readsWrite).forEach(one -> told.add(accesses.source[one]));
        return new Contradiction(
                pattern,
                accesses.operations[read].key(),
                told.stream().map(index -> accesses.operations[index]).toList(),
                accesses.operations[read],
                sentence);
    }

    /** "c2 read 4 from key x". */
    String deed(int index) {
        Operation operation = accesses.operations[index];
        @Nullable Object key = operation.key();
        String where = key == null ? "" : (accesses.writes[index] ? " to key " : " from key ") + key;
        return Phrases.client(operation) + " " + Phrases.deed(operation) + where;
    }

    /** "c2". */
    static String who(Operation operation) {
        return Phrases.client(operation);
    }

    private String how(List<Integer> chain) {
        return chain.size() <= 2 ? "" : ": " + told(chain);
    }

    private String told(List<Integer> chain) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < chain.size(); i++) {
            if (i == MOST_TOLD - 1 && chain.size() > MOST_TOLD) {
                text.append(", then ").append(chain.size() - MOST_TOLD).append(" more");
            } else if (i < MOST_TOLD - 1 || i == chain.size() - 1) {
                text.append(i == 0 ? "" : ", then ").append(deed(chain.get(i)));
            }
        }
        return text.toString();
    }

    private static List<Integer> with(List<Integer> chain, int read) {
        List<Integer> all = new ArrayList<>(chain);
        all.add(read);
        return all;
    }
}
