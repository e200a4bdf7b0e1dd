package io.netsplit.scenario.lab;

import io.netsplit.kernel.Pace;
import io.netsplit.pace.LivePace;
import io.netsplit.run.BackEnd;
import io.netsplit.run.Conditions;
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
        if (!(deployment.pace() instanceof LivePace live)) {
            deployment.close();
            throw new IOException(name() + " does not keep up with real time");
        }
        return new WithHands(deployment, live, lab);
    }

    private record WithHands(Deployment deployment, LivePace live, Lab lab) implements Deployment {
        @Override
        public RunSpec spec() {
            RunSpec there = deployment.spec();
            return there.on(there.protocol(), there.invariants(), cluster -> lab.attach(cluster, live))
                    .withObserver(lab.monitor());
        }

        @Override
        public Pace pace() {
            return live;
        }

        @Override
        public Conditions conditions() {
            return deployment.conditions();
        }

        @Override
        public void close() {
            deployment.close();
        }
    }
}
