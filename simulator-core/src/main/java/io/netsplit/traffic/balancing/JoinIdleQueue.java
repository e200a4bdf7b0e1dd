package io.netsplit.traffic.balancing;

import io.netsplit.random.Prng;
import io.netsplit.traffic.call.Request;

/**
 * A request goes to a server that has said it is idle, and to any server where none has (Lu et al., "Join-Idle-Queue: A Novel
 * Load Balancing Algorithm for Dynamically Scalable Web Services", Performance Evaluation 2011). Nobody is asked when a
 * request comes: the servers looked for work beforehand. With many servers hardly any request waits; near saturation, when
 * hardly any is idle, it is as good as chance.
 *
 * <p>Left out: the paper's variant in which an idle server chooses the shorter of two balancers' lists, and the withdrawal
 * of an entry when another balancer's request reaches the server meanwhile.
 */
final class JoinIdleQueue implements Algorithm {
    private final View view;
    private final Prng random;
    /** A ring of idle servers in the order in which they told; each stands in it at most once. */
    private final int[] idle;

    private final boolean[] listed;
    private int first;
    private int count;

    JoinIdleQueue(View view, Prng random) {
        this.view = view;
        this.random = random;
        idle = new int[view.servers()];
        listed = new boolean[view.servers()];
    }

    @Override
    public boolean wantsIdle() {
        return true;
    }

    @Override
    public void idle(int server) {
        if (!listed[server]) {
            listed[server] = true;
            idle[(first + count++) % idle.length] = server;
        }
    }

    @Override
    public int choose(Request request) {
        if (count == 0) {
            return random.nextInt(view.servers());
        }
        int server = idle[first];
        first = (first + 1) % idle.length;
        count--;
        listed[server] = false;
        return server;
    }
}
