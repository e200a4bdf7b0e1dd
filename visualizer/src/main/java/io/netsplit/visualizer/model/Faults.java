package io.netsplit.visualizer.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers the faults of a run, and between which of their sides messages were dropped at a partition while they lasted. */
final class Faults {
    private static final class Track {
        private final String name;
        private final String detail;
        private final long startNs;
        private final Sides sides;
        private @Nullable FaultSpan ended;

        Track(String name, String detail, long startNs, Sides sides) {
            this.name = name;
            this.detail = detail;
            this.startNs = startNs;
            this.sides = sides;
        }

        FaultSpan until(long endNs) {
            return new FaultSpan(name, detail, sides.all(), sides.cuts(), startNs, endNs);
        }
    }

    private final List<String> nodes;
    private final List<Track> all = new ArrayList<>();
    private final List<Track> open = new ArrayList<>();

    Faults(List<String> nodes) {
        this.nodes = nodes;
    }

    void begin(String name, String detail, long timeNs) {
        Track fault = new Track(name, detail, timeNs, Sides.of(detail, nodes));
        all.add(fault);
        open.add(fault);
    }

    /** Ends the last one of this name that lasts. */
    void end(String name, long timeNs) {
        for (int i = open.size() - 1; i >= 0; i--) {
            if (open.get(i).name.equals(name)) {
                Track fault = open.remove(i);
                fault.ended = fault.until(timeNs);
                return;
            }
        }
    }

    /** A fault that is known from elsewhere. */
    void known(FaultSpan fault) {
        Track known = new Track(fault.name(), fault.detail(), fault.startNs(), Sides.of(fault.detail(), nodes));
        known.ended = known.until(fault.endNs());
        all.add(known);
    }

    /** A message from one address to another was dropped at a partition. */
    void stopped(int from, int to) {
        for (Track fault : open) {
            fault.sides.stopped(from, to);
        }
    }

    /** Those that there were until {@code endNs}, in the order of their beginnings. */
    List<FaultSpan> until(long endNs) {
        List<FaultSpan> spans = new ArrayList<>(all.size());
        for (Track fault : all) {
            FaultSpan ended = fault.ended;
            spans.add(ended == null || ended.endNs() > endNs ? fault.until(endNs) : ended);
        }
        return spans;
    }
}
