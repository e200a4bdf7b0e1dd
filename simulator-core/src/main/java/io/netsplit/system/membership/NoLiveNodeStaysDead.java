package io.netsplit.system.membership;

import io.netsplit.system.Setup;

/** A node that runs is not taken for dead for ever: eventual accuracy, within a bound after the last disturbance. */
final class NoLiveNodeStaysDead extends Calm {
    static final String NAME = "no-live-node-stays-dead";

    NoLiveNodeStaysDead(Setup setup, long boundNs) {
        super(setup, boundNs);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    boolean anyWrong() {
        return views.wronglyDead() > 0;
    }

    @Override
    boolean isWrong(int observer, int member) {
        return views.runs(member) && views.believesDead(observer, member);
    }

    @Override
    String sentence(int observer, int member) {
        return "the node with address " + observer + " still takes the one with address " + member
                + " for dead, which runs";
    }
}
