package io.netsplit.traffic.balancing;

import io.netsplit.random.Prng;
import io.netsplit.traffic.call.Request;

/**
 * The least loaded of d servers drawn at random, where one may be drawn twice (the model of Vvedenskaya, Dobrushin and
 * Karpelevich 1996; {@link PowerOfChoices} draws different ones). With many servers there is no difference; with few, a draw
 * is sometimes lost. Ties go to the one that was drawn first.
 */
final class ReplacedChoices implements Algorithm {
    private final View view;
    private final Prng random;
    private final int choices;

    ReplacedChoices(View view, Prng random, int choices) {
        this.view = view;
        this.random = random;
        this.choices = choices;
    }

    @Override
    public int choose(Request request) {
        int best = random.nextInt(view.servers());
        for (int i = 1; i < choices; i++) {
            int server = random.nextInt(view.servers());
            if (view.inFlight(server) < view.inFlight(best)) {
                best = server;
            }
        }
        return best;
    }
}
