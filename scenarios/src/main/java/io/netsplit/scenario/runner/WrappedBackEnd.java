package io.netsplit.scenario.runner;

import io.netsplit.run.BackEnd;
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
}
