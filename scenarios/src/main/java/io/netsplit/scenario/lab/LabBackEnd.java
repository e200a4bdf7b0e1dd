package io.netsplit.scenario.lab;

import io.netsplit.kernel.Pace;
import io.netsplit.pace.LivePace;
import io.netsplit.run.BackEnd;
import io.netsplit.run.Conditions;
import io.netsplit.run.RunSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A back end whose runs a lab has its hands on. */
public final class LabBackEnd implements BackEnd {
    private final BackEnd whole;
    private final Lab lab;

    public LabBackEnd(BackEnd whole, Lab lab) {
        this.whole = whole;
        this.lab = lab;
    }

    @Override
    public String name() {
        return whole.name();
    }

    @Override
    public String summary() {
        return whole.summary();
    }

    @Override
    public List<String> objections(RunSpec spec) {
        return whole.objections(spec);
    }

    @Override
    public List<String> invariants(RunSpec spec) {
        return whole.invariants(spec);
    }

    @Override
    public List<String> remarks(RunSpec spec) {
        return whole.remarks(spec);
    }

    @Override
    public Deployment deploy(RunSpec spec, Path folder) throws IOException {
        Deployment deployment = whole.deploy(spec, folder);
        if (!(deployment.pace() instanceof LivePace live)) {
            deployment.close();
            throw new IOException(whole.name() + " does not keep up with real time");
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
