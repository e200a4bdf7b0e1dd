package io.netsplit.visualizer.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * How the lanes of the space-time diagram are arranged.
 *
 * @param byOrder whether every instant at which something happens takes the same room, however long the time between
 * @param hidden addresses without a lane, in their order
 * @param folds addresses that share one lane, each group in its order; none is in two of them
 */
public record Lanes(boolean byOrder, List<Integer> hidden, List<List<Integer>> folds) {
    /** Each address on a lane of its own, with true spacing. */
    public static final Lanes USUAL = new Lanes(false, List.of(), List.of());

    public Lanes {
        hidden = List.copyOf(new TreeSet<>(hidden));
        folds = folds.stream()
                .map(fold -> List.copyOf(new TreeSet<>(fold)))
                .filter(fold -> fold.size() > 1)
                .toList();
    }

    public Lanes withOrder(boolean other) {
        return new Lanes(other, hidden, folds);
    }

    public Lanes withHidden(Collection<Integer> more) {
        List<Integer> all = new ArrayList<>(hidden);
        all.addAll(more);
        return new Lanes(byOrder, all, folds);
    }

    /** These share one lane, together with all that shared one with any of them. */
    public Lanes withFold(Collection<Integer> together) {
        TreeSet<Integer> grown = new TreeSet<>(together);
        List<List<Integer>> others = new ArrayList<>();
        for (List<Integer> fold : folds) {
            if (fold.stream().anyMatch(together::contains)) {
                grown.addAll(fold);
            } else {
                others.add(fold);
            }
        }
        others.add(List.copyOf(grown));
        return new Lanes(byOrder, hidden, others);
    }

    /** Everybody has a lane of one's own again. */
    public Lanes unfolded() {
        return new Lanes(byOrder, List.of(), List.of());
    }

    /** Those who share a lane with an address, itself with them. */
    public List<Integer> together(int address) {
        return folds.stream().filter(fold -> fold.contains(address)).findFirst().orElse(List.of(address));
    }
}
