package io.netsplit.run;

import io.netsplit.kernel.Pace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Something other than the simulator on which a run can take place: real nodes, which stand behind the nodes of the run's
 * cluster. Clients, the schedule of faults, the trace, the history and all checks are the same; only the clock is another.
 * The command line finds back ends by {@link java.util.ServiceLoader}.
 */
public interface BackEnd {
    /** As in {@code --on}, for example "ratis". */
    String name();

    /** One sentence. */
    String summary();

    /**
     * Why this run cannot take place here: a system that it does not stand for, a fault that it cannot do, an option without
     * an effect. Each is a sentence that names the thing and what would do; empty where the run can begin.
     */
    List<String> objections(RunSpec spec);

    /** Those of the system's invariants that real nodes tell enough for. */
    List<String> invariants(RunSpec spec);

    /** What a reader of the results must know, as an option that has another value here; sentences. */
    List<String> remarks(RunSpec spec);

    /** What this machine keeps it from; empty where there is nothing. */
    default List<Restriction> restrictions() {
        return List.of();
    }

    /**
     * Something that a machine does not let a back end do.
     *
     * @param what as "pauses and slow nodes"
     * @param why what is missing
     */
    record Restriction(String what, String why) {}

    /** How people start its nodes themselves; empty where they cannot. */
    default Optional<NodesByHand> byHand() {
        return Optional.empty();
    }

    /**
     * Starts the nodes and waits until they are ready.
     *
     * @param folder takes the nodes' logs and data; it is made
     * @throws IOException where a node does not come up; the message says why, and nothing is left running
     */
    Deployment deploy(RunSpec spec, Path folder) throws IOException;

    /** Nodes that run. Closing ends every process that was started; it may be done twice. */
    interface Deployment extends AutoCloseable {
        /** The run that stands for what the real nodes do. */
        RunSpec spec();

        Pace pace();

        /** What the nodes have met with so far; complete when the run has ended. */
        Conditions conditions();

        @Override
        void close();
    }
}
