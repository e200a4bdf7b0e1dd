package io.netsplit.scenario.runner;

import io.netsplit.kernel.Pace;
import io.netsplit.pace.LivePace;
import io.netsplit.run.BackEnd;
import io.netsplit.run.Conditions;
import io.netsplit.run.RunSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Another back end in everything but in what becomes of its deployments. */
public abstract class WrappedBackEnd implements BackEnd {
    private final BackEnd whole;

    protected WrappedBackEnd(BackEnd whole) {
        this.whole = whole;
    }

    @Override
    public final String name() {
        return whole.name();
    }

    @Override
    public final String summary() {
        return whole.summary();
    }

    @Override
    public final List<String> objections(RunSpec spec) {
        return whole.objections(spec);
    }

    @Override
    public final List<String> invariants(RunSpec spec) {
        return whole.invariants(spec);
    }

    @Override
    public final List<String> remarks(RunSpec spec) {
        return whole.remarks(spec);
    }

    @Override
    public final List<Restriction> restrictions() {
        return whole.restrictions();
    }

    @Override
    public final Deployment deploy(RunSpec spec, Path folder) throws IOException {
        return wrapped(whole.deploy(spec, folder));
    }

    /**
     * What stands around a deployment of the other.
     *
     * @throws IOException where it cannot be used; it is closed then
     */
    protected abstract Deployment wrapped(Deployment deployment) throws IOException;

    /**
     * The pace of a deployment that somebody else may act on while it runs.
     *
     * @throws IOException where it is of another kind; the deployment is closed then
     */
    protected final LivePace livePace(Deployment deployment) throws IOException {
        if (deployment.pace() instanceof LivePace live) {
            return live;
        }
        deployment.close();
        throw new IOException(name() + " does not keep up with real time");
    }

    /** Another deployment in everything but in what is overridden. */
    protected abstract static class WrappedDeployment implements Deployment {
        private final Deployment whole;

        protected WrappedDeployment(Deployment whole) {
            this.whole = whole;
        }

        @Override
        public RunSpec spec() {
            return whole.spec();
        }

        @Override
        public Pace pace() {
            return whole.pace();
        }

        @Override
        public final Conditions conditions() {
            return whole.conditions();
        }

        @Override
        public void close() {
            whole.close();
        }
    }
}
