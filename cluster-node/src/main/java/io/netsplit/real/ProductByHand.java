package io.netsplit.real;

import io.netsplit.run.BackEnd;
import io.netsplit.run.NodeByHandException;
import io.netsplit.run.NodesByHand;
import io.netsplit.run.RunSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A product whose nodes people start. */
record ProductByHand(ProductBackEnd whole) implements NodesByHand {
    @Override
    public BackEnd awaiting(Invitation invitation) {
        return new Awaiting(whole, invitation);
    }

    @Override
    public void serve(Guest guest) throws NodeByHandException {
        new NodeAgent(whole.product(), guest).serve();
    }

    private record Awaiting(ProductBackEnd whole, Invitation invitation) implements BackEnd {
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
            return whole.deploy(spec, folder, invitation);
        }
    }
}
