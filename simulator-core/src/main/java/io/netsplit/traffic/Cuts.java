package io.netsplit.traffic;

import java.util.Arrays;

/** Which balancer cannot reach which server. Cuts may overlap: a link is whole again when the last one has healed. */
public final class Cuts {
    private final int[][] cuts;
    private int active;

    Cuts(int balancers) {
        cuts = new int[balancers][0];
    }

    /** What the one sends, the other never gets, both ways. */
    public void cut(int balancer, int server) {
        change(balancer, server, 1);
    }

    public void heal(int balancer, int server) {
        change(balancer, server, -1);
    }

    private void change(int balancer, int server, int by) {
        if (server >= cuts[balancer].length) {
            cuts[balancer] = Arrays.copyOf(cuts[balancer], server + 1);
        }
        cuts[balancer][server] += by;
        active += by;
    }

    boolean isCut(int balancer, int server) {
        return active > 0 && server < cuts[balancer].length && cuts[balancer][server] > 0;
    }
}
