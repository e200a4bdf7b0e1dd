package io.netsplit.traffic.balancing;

import io.netsplit.random.Prng;
import io.netsplit.traffic.call.Request;

/**
 * The least loaded of d different servers drawn at random (Mitzenmacher, "The Power of Two Choices in Randomized Load
 * Balancing", PhD thesis 1996; Vvedenskaya, Dobrushin and Karpelevich 1996). Two choices make the tail of the queue lengths
 * fall doubly exponentially where one lets it fall geometrically. With memory, the best server of the last draw is a
 * candidate of the next (Mitzenmacher, Prabhakar and Shah, "Load Balancing with Memory", FOCS 2002).
 *
 * <p>Load is what this balancer has in flight. Ties go to the candidate that was drawn first.
 */
final class PowerOfChoices implements Algorithm {
    private final View view;
    private final Prng random;
    private final int choices;
    private final boolean remembers;
    /** A permutation of the servers, shuffled further with each draw. */
    private final int[] shuffled;

    private int remembered = -1;

    /** With as many choices as the settings say, with or without replacement, and without memory. */
    static Algorithm of(View view, Prng random, Settings settings) {
        return settings.withReplacement()
                ? new ReplacedChoices(view, random, settings.choices())
                : new PowerOfChoices(view, random, settings.choices(), false);
    }

    PowerOfChoices(View view, Prng random, int choices, boolean remembers) {
        this.view = view;
        this.random = random;
        this.choices = Math.min(choices, view.servers());
        this.remembers = remembers;
        this.shuffled = new int[view.servers()];
        for (int i = 0; i < shuffled.length; i++) {
            shuffled[i] = i;
        }
    }

    @Override
    public int choose(Request request) {
        int best = draw(0);
        int loadOfBest = view.inFlight(best);
        for (int i = 1; i < choices; i++) {
            int server = draw(i);
            int load = view.inFlight(server);
            if (load < loadOfBest) {
                best = server;
                loadOfBest = load;
            }
        }
        return remembers ? withMemory(best) : best;
    }

    /** The i-th server of a sample without replacement (Fisher and Yates). */
    private int draw(int i) {
        int from = i + random.nextInt(shuffled.length - i);
        int server = shuffled[from];
        shuffled[from] = shuffled[i];
        shuffled[i] = server;
        return server;
    }

    private int withMemory(int drawn) {
        int best = remembered >= 0 && view.inFlight(remembered) < view.inFlight(drawn) ? remembered : drawn;
        remembered = leastLoadedAfter(best);
        return best;
    }

    /** The best of all candidates once the request has been placed. */
    private int leastLoadedAfter(int chosen) {
        int best = chosen;
        int loadOfBest = view.inFlight(chosen) + 1;
        for (int i = 0; i < choices; i++) {
            if (view.inFlight(shuffled[i]) < loadOfBest) {
                best = shuffled[i];
                loadOfBest = view.inFlight(best);
            }
        }
        if (remembered >= 0 && remembered != chosen && view.inFlight(remembered) < loadOfBest) {
            best = remembered;
        }
        return best;
    }
}
