package io.netsplit.visualizer.model;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Finds out when more than one node believed that it led. */
final class Leaders {
    private Leaders() {}

    /** One entry for every stretch of time with the same leaders. */
    static List<DoubleLead> doubleLeads(List<Spans<Belief>> beliefs) {
        List<Belief> leading = new ArrayList<>();
        TreeSet<Long> edges = new TreeSet<>();
        for (Spans<Belief> node : beliefs) {
            for (Belief belief : node.all()) {
                if (belief.leads()) {
                    leading.add(belief);
                    edges.add(belief.startNs());
                    edges.add(belief.endNs());
                }
            }
        }
        leading.sort(java.util.Comparator.comparingLong(Belief::startNs).thenComparingInt(Belief::node));
        List<DoubleLead> found = new ArrayList<>();
        List<Belief> now = new ArrayList<>();
        int next = 0;
        Long before = null;
        for (long edge : edges) {
            if (before != null && now.size() > 1) {
                found.add(new DoubleLead(now, before, edge));
            }
            now.removeIf(belief -> belief.endNs() <= edge);
            while (next < leading.size() && leading.get(next).startNs() <= edge) {
                now.add(leading.get(next++));
            }
            before = edge;
        }
        return found;
    }
}
