package io.netsplit.visualizer.model;

import java.util.ArrayList;
import java.util.List;

/**
 * How many messages each address sent and lost, added up bin by bin, so that the number in any stretch of time is one
 * subtraction, whether it holds ten messages or a million. Bins become twice as wide whenever the run outgrows them, so that
 * their width depends on nothing but its length; a duplicate counts when it showed.
 */
public final class Density {
    private static final int CELLS_MAX = 1 << 22;
    private static final int BINS_MAX = 1 << 16;
    private static final int BINS_MIN = 64;
    private static final long FIRST_BIN_NS = 1 << 10;
    private static final int ROOM = 8;

    /** Counts what comes in the order of time. */
    private static final class Tally {
        /** How many came before each bin, up to the last one that has any. */
        private IntColumn before = new IntColumn(ROOM);

        private int all;

        void count(int bin) {
            while (before.size() <= bin) {
                before.add(all);
            }
            all++;
        }

        int before(int bin) {
            return bin < before.size() ? before.get(bin) : all;
        }

        /** One bin out of each two. */
        void widen() {
            IntColumn half = new IntColumn(ROOM);
            for (int bin = 0; bin < before.size(); bin += 2) {
                half.add(before.get(bin));
            }
            before = half;
        }

        Tally asOfNow() {
            Tally now = new Tally();
            now.before = before.asOfNow();
            now.all = all;
            return now;
        }
    }

    private final int bins;
    private final List<Tally> sent;
    private final List<Tally> dropped;
    private long binNs;

    Density(int addresses) {
        this(
                Math.max(BINS_MIN, Math.min(BINS_MAX, CELLS_MAX / Math.max(1, addresses))),
                FIRST_BIN_NS,
                tallies(addresses),
                tallies(addresses));
    }

    private Density(int bins, long binNs, List<Tally> sent, List<Tally> dropped) {
        this.bins = bins;
        this.binNs = binNs;
        this.sent = sent;
        this.dropped = dropped;
    }

    private static List<Tally> tallies(int addresses) {
        List<Tally> tallies = new ArrayList<>(addresses);
        for (int address = 0; address < addresses; address++) {
            tallies.add(new Tally());
        }
        return tallies;
    }

    /** What there is of a run of this length, to stay as it is. */
    Density asOf(long endNs) {
        reach(endNs);
        return new Density(
                bins,
                binNs,
                sent.stream().map(Tally::asOfNow).toList(),
                dropped.stream().map(Tally::asOfNow).toList());
    }

    /** Nothing comes before {@code timeNs} any more. */
    private void reach(long timeNs) {
        while (timeNs / binNs >= bins) {
            sent.forEach(Tally::widen);
            dropped.forEach(Tally::widen);
            binNs *= 2;
        }
    }

    void sent(int address, long timeNs) {
        reach(timeNs);
        sent.get(address).count((int) (timeNs / binNs));
    }

    void dropped(int address, long timeNs) {
        reach(timeNs);
        dropped.get(address).count((int) (timeNs / binNs));
    }

    /** Messages that {@code address} sent in [fromNs, toNs), to the nearest bin. */
    public int sent(int address, long fromNs, long toNs) {
        return between(sent.get(address), fromNs, toNs);
    }

    /** Messages of {@code address} that were dropped in [fromNs, toNs), to the nearest bin. */
    public int dropped(int address, long fromNs, long toNs) {
        return between(dropped.get(address), fromNs, toNs);
    }

    private int between(Tally tally, long fromNs, long toNs) {
        return tally.before(edge(toNs)) - tally.before(edge(fromNs));
    }

    private int edge(long timeNs) {
        long nearest = timeNs / binNs + (timeNs % binNs >= binNs / 2 ? 1 : 0);
        return (int) Math.max(0, Math.min(bins, nearest));
    }
}
