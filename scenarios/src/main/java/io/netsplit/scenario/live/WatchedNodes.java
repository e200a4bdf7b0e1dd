package io.netsplit.scenario.live;

import io.netsplit.cluster.Cluster;
import io.netsplit.fault.FaultInjector;
import io.netsplit.kernel.Outcome;
import io.netsplit.kernel.Pace;
import io.netsplit.kernel.Simulation;
import io.netsplit.pace.LivePace;
import io.netsplit.run.BackEnd;
import io.netsplit.run.RunSpec;
import io.netsplit.scenario.runner.WrappedBackEnd;
import java.io.IOException;

/** A back end whose run somebody looks at, and has hands on. */
final class WatchedNodes extends WrappedBackEnd {
    /** How often what has happened is handed on. */
    private static final long PERIOD_NS = 20_000_000;

    /** Gets hold of a run before it begins. */
    interface Holder {
        void holds(BackEnd backEnd, Cluster cluster, LivePace pace, FaultInjector injector);
    }

    private final LiveLines lines;
    private final Holder holder;

    WatchedNodes(BackEnd whole, LiveLines lines, Holder holder) {
        super(whole);
        this.lines = lines;
        this.holder = holder;
    }

    @Override
    protected Deployment wrapped(Deployment deployment) throws IOException {
        return new Watched(deployment, livePace(deployment));
    }

    private final class Watched extends WrappedDeployment {
        private final LivePace live;

        private Watched(Deployment deployment, LivePace live) {
            super(deployment);
            this.live = live;
        }

        @Override
        public RunSpec spec() {
            Cluster[] there = new Cluster[1];
            RunSpec watched = lines.watched(super.spec(), cluster -> {
                there[0] = cluster;
                tick(cluster.simulation());
            });
            return watched.withHands(injector -> holder.holds(WatchedNodes.this, there[0], live, injector));
        }

        private void tick(Simulation simulation) {
            simulation.schedule(PERIOD_NS, () -> {
                lines.handOn();
                tick(simulation);
            });
        }

        @Override
        public Pace pace() {
            return this::runUntil;
        }

        private Outcome runUntil(Simulation simulation, long untilNs) {
            Outcome outcome = live.runUntil(simulation, untilNs);
            lines.handOn();
            return outcome;
        }
    }
}
