package io.netsplit.traffic;

import java.util.Arrays;

/**
 * Which balancer cannot reach which server, and from which server nothing comes back. Cuts may overlap: a link is whole again
 * when the last one has healed.
 */
public final class Cuts {
    private final int[][] there;
    private final int[][] back;
    private int active;

    Cuts(int balancers) {
        there = new int[balancers][0];
        back = new int[balancers][0];
    }

    /** What the one sends, the other never gets, both ways. */
    public void cut(int balancer, int server) {
        cutThere(balancer, server);
        cutBack(balancer, server);
    }

    public void heal(int balancer, int server) {
        healThere(balancer, server);
        healBack(balancer, server);
    }

    /** The server does not get what the balancer sends; its answers arrive. */
    public void cutThere(int balancer, int server) {
        change(there, balancer, server, 1);
    }

    public void healThere(int balancer, int server) {
        change(there, balancer, server, -1);
    }

    /** The balancer does not get the server's answers; its requests arrive. */
    public void cutBack(int balancer, int server) {
        change(back, balancer, server, 1);
    }

    public void healBack(int balancer, int server) {
        change(back, balancer, server, -1);
    }

    private void change(int[][] cuts, int balancer, int server, int by) {
        if (server >= cuts[balancer].length) {
            cuts[balancer] = Arrays.copyOf(cuts[balancer], server + 1);
        }
        cuts[balancer][server] += by;
        active += by;
    }

    boolean isCutThere(int balancer, int server) {
        return active > 0 && isCut(there[balancer], server);
    }

    boolean isCutBack(int balancer, int server) {
        return active > 0 && isCut(back[balancer], server);
    }

    private static boolean isCut(int[] cuts, int server) {
        return server < cuts.length && cuts[server] > 0;
    }
}
