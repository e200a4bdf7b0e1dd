package io.netsplit.traffic.fleet;

import io.netsplit.kernel.Simulation;
import io.netsplit.random.Prng;

/**
 * Which servers a balancer uses. Deterministic subsetting (Beyer et al., "Site Reliability Engineering", 2016, chapter 20):
 * balancers form rounds, in each of which all servers are shuffled anew and dealt out, so that every server has nearly the
 * same number of balancers while each balancer keeps few connections.
 */
final class Subsets {
    private Subsets() {}

    /** Of the servers from {@code from} to before {@code to}, those that balancer {@code balancer} uses: ascending if all. */
    static int[] of(FleetSpec spec, int from, int to, int balancer, Simulation simulation, String stream) {
        int count = to - from;
        int[] all = new int[count];
        for (int i = 0; i < count; i++) {
            all[i] = from + i;
        }
        int size = spec.settings().subsetSize();
        if (size == 0 || size >= count) {
            return all;
        }
        int subsets = count / size;
        shuffle(all, simulation.random(stream + "/subsets/" + balancer / subsets));
        int[] chosen = new int[size];
        System.arraycopy(all, balancer % subsets * size, chosen, 0, size);
        return chosen;
    }

    private static void shuffle(int[] numbers, Prng random) {
        for (int i = numbers.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int number = numbers[i];
            numbers[i] = numbers[other];
            numbers[other] = number;
        }
    }
}
