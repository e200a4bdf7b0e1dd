package io.netsplit.run;

import io.netsplit.network.Network;
import io.netsplit.system.Connectivity;

/** The simulated network's cuts. */
record NetworkView(Network network) implements Connectivity {
    @Override
    public boolean isCut(int from, int to) {
        return network.isCut(from, to);
    }

    @Override
    public boolean isWhole() {
        return network.cutLinks() == 0;
    }
}
