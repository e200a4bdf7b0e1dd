package io.netsplit.system.membership;

import io.netsplit.system.Connectivity;
import io.netsplit.system.Meter.Window;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every crash and every isolation of a run, and when the others noticed. */
final class Incidents {
    private final Views views;
    private final Connectivity network;
    private final double share;
    private final List<Incident> all = new ArrayList<>();
    private final @Nullable Incident[] open;
    private int openCount;

    /** @param share of the other running nodes that must believe a node dead before that counts as detected */
    Incidents(Views views, Connectivity network, double share) {
        this.views = views;
        this.network = network;
        this.share = share;
        this.open = new Incident[views.nodes()];
    }

    void crashed(int node, long timeNs) {
        close(node);
        if (views.everRan(node)) {
            begin(new Incident(node, timeNs, true));
        }
        lookAgain(timeNs);
    }

    void started(int node, long timeNs) {
        close(node);
        lookAgain(timeNs);
    }

    /** Finds out which running nodes are cut off from all other running nodes, in both directions. */
    void connectivityChanged(long timeNs) {
        for (int node = 0; node < open.length; node++) {
            Incident known = open[node];
            boolean isolated = views.runs(node) && isIsolated(node);
            if (isolated && known == null) {
                begin(new Incident(node, timeNs, false));
                look(node, timeNs);
            } else if (!isolated && known != null && !known.isCrash) {
                close(node);
            }
        }
    }

    void believed(int member, long timeNs) {
        if (openCount > 0) {
            look(member, timeNs);
        }
    }

    /** Those that began in one of the windows. */
    List<Incident> in(List<Window> windows) {
        return all.stream()
                .filter(one -> windows.stream().anyMatch(window -> window.contains(one.startNs)))
                .toList();
    }

    private boolean isIsolated(int node) {
        for (int other = 0; other < open.length; other++) {
            if (other != node && views.runs(other) && !(network.isCut(node, other) && network.isCut(other, node))) {
                return false;
            }
        }
        return views.runningCount() > 1;
    }

    private void begin(Incident incident) {
        all.add(incident);
        open[incident.member] = incident;
        openCount++;
    }

    private void close(int node) {
        if (open[node] != null) {
            open[node] = null;
            openCount--;
        }
    }

    /** Whoever stops no longer has to notice anything. */
    private void lookAgain(long timeNs) {
        for (int node = 0; openCount > 0 && node < open.length; node++) {
            look(node, timeNs);
        }
    }

    private void look(int member, long timeNs) {
        Incident incident = open[member];
        if (incident == null || incident.allNs != Incident.NEVER) {
            return;
        }
        int others = 0;
        int believers = 0;
        for (int node = 0; node < open.length; node++) {
            if (node != member && views.runs(node)) {
                others++;
                believers += views.believesDead(node, member) ? 1 : 0;
            }
        }
        if (believers > 0 && incident.firstNs == Incident.NEVER) {
            incident.firstNs = timeNs;
        }
        if (believers > 0 && believers >= share * others) {
            incident.allNs = timeNs;
        }
    }
}
