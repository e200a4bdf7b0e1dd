package io.netsplit.system.membership;

import io.netsplit.system.Setup;

/**
 * Every running node takes a node that stopped for dead: strong completeness (Chandra and Toueg, "Unreliable Failure Detectors
 * for Reliable Distributed Systems", Journal of the ACM 1996, section 2.2), within a bound after the last disturbance.
 */
final class CrashedNodeIsFoundDead extends Calm {
    static final String NAME = "crashed-node-is-found-dead";

    CrashedNodeIsFoundDead(Setup setup, long boundNs) {
        super(setup, boundNs);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    boolean anyWrong() {
        return views.wronglyAlive() > 0;
    }

    @Override
    boolean isWrong(int observer, int member) {
        return views.everRan(member) && !views.runs(member) && !views.believesDead(observer, member);
    }

    @Override
    String sentence(int observer, int member) {
        return "the node with address " + observer + " does not take the one with address " + member
                + " for dead, which has stopped";
    }
}
