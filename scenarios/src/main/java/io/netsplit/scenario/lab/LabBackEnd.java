package io.netsplit.scenario.lab;

import io.netsplit.pace.LivePace;
import io.netsplit.run.BackEnd;
import io.netsplit.run.RunSpec;
import io.netsplit.scenario.runner.WrappedBackEnd;
import java.io.IOException;

/** A back end whose runs a lab has its hands on. */
public final class LabBackEnd extends WrappedBackEnd {
    private final Lab lab;

    public LabBackEnd(BackEnd whole, Lab lab) {
        super(whole);
        this.lab = lab;
    }

    @Override
    protected Deployment wrapped(Deployment deployment) throws IOException {
        return new WithHands(deployment, livePace(deployment), lab);
    }

    private static final class WithHands extends WrappedDeployment {
        private final LivePace live;
        private final Lab lab;

        private WithHands(Deployment deployment, LivePace live, Lab lab) {
            super(deployment);
            this.live = live;
            this.lab = lab;
        }

        @Override
        public RunSpec spec() {
            RunSpec there = super.spec();
            return there.on(there.protocol(), there.invariants(), cluster -> lab.attach(cluster, live))
                    .withObserver(lab.monitor());
        }
    }
}
